import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect } from 'wouter';
import type { OpenComplaint } from '../../data/records/complaints-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Columns, Stack } from '../../ui/frame/Columns.tsx';
import { ActionTakenCard } from './ActionTakenCard.tsx';
import { ComplaintStateChip, SeverityChip } from './ComplaintChips.tsx';
import { ComplaintLog } from './ComplaintLog.tsx';
import { NextStep } from './NextStep.tsx';
import { WhatWasSaid } from './WhatWasSaid.tsx';
import styles from './Complaints.module.css';

/** One complaint, opened by its reader: what was said, what comes next, what has been done. */
export function ComplaintScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('complaints');
  const may = useMay();
  const { complaints, audit } = useDesk();
  const complaint = useLive(() => complaints.byId(id), [complaints, id]);
  const number = complaint?.referenceNumber;
  const isOpened = Boolean(complaint);
  useEffect(() => {
    if (isOpened) void audit.note('sealed-read', { complaint: id });
  }, [audit, id, isOpened]);
  if (!may('complaint.read')) return <Redirect to="/" />;
  return (
    <DeskScreen
      place="complaints"
      title={t('one')}
      crumbs={[{ label: t('inbox.title'), href: '/complaints' }]}
      beside={number && <Identifier>{number}</Identifier>}
    >
      {complaint === undefined && <Skeleton rows={6} />}
      {complaint === null && <ErrorState title={t('missing.record')} safe={t('missing.recordSafe')} />}
      {complaint && <Opened complaint={complaint} />}
    </DeskScreen>
  );
}

function Opened({ complaint }: { readonly complaint: OpenComplaint }) {
  const { t } = useTranslation('complaints');
  return (
    <Columns beside="form">
      <Stack>
        <div className={styles.band}>
          <ComplaintStateChip state={complaint.state} />
          <SeverityChip severity={complaint.body.severity} />
        </div>
        <WhatWasSaid complaint={complaint} />
        <NextStep complaint={complaint} />
        {complaint.decision !== null && <ActionTakenCard complaint={complaint} />}
      </Stack>
      <Card isFilling title={t('log.title')}>
        <ComplaintLog complaint={complaint} />
      </Card>
    </Columns>
  );
}
