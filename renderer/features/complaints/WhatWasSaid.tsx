import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import { formatPhone, phoneKey } from '#shared/people/phone.ts';
import type { OpenComplaint } from '../../data/records/complaints-repository.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import styles from './Complaints.module.css';

/** The complaint as it was taken down. */
export function WhatWasSaid({ complaint }: { readonly complaint: OpenComplaint }) {
  const { t } = useTranslation('complaints');
  const { language } = useFormat();
  const when = useWhen();
  const wording = useSettings('complaintWording');
  const { body, receivedAt } = complaint;
  const { complainant, subject, safeContact } = body;
  const category = wording?.categories.find(({ id }) => id === body.category);
  return (
    <Card title={category ? labelIn(category.label, language) : body.category}>
      <p className={styles.words} dir="auto">
        {body.text}
      </p>
      <DescriptionList
        items={[
          { term: t('said.complainant'), value: complainantText() },
          { term: t('said.way'), value: [t(`way.${safeContact.way}`), safeContact.detail].filter(Boolean).join(' · ') },
          { term: t('said.subject'), value: subject.kind === 'unnamed' ? t('said.noSubject') : subject.name },
          { term: t('said.received'), value: when(receivedAt) },
        ]}
      />
      {complainant.kind === 'anonymous' && <CodeCheck id={complaint.id} />}
    </Card>
  );

  function complainantText() {
    if (complainant.kind === 'anonymous') return t('anonymous');
    const { name, phone } = complainant;
    return (
      <span className={styles.row}>
        <bdi>{name || t('desk:unnamed')}</bdi>
        {phone !== '' && <Identifier>{formatPhone(phoneKey(phone) ?? phone)}</Identifier>}
      </span>
    );
  }
}

/** Whoever stays unknown is known again by the code that was given once. */
function CodeCheck({ id }: { readonly id: string }) {
  const { t } = useTranslation('complaints');
  const { complaints } = useDesk();
  const [typed, setTyped] = useState('');
  const [verdict, setVerdict] = useState<boolean | null>(null);
  return (
    <div className={styles.row}>
      <TextField
        label={t('said.code')}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setVerdict(null);
        }}
        {...(verdict === null ? {} : { hint: t(verdict ? 'said.codeRight' : 'said.codeWrong') })}
        hintTone={verdict === true ? 'ok' : 'warn'}
        keepsHintRoom
      />
      <Button
        onPress={() => void complaints.isFollowUpCode(id, typed).then(setVerdict)}
        isDisabled={typed.trim() === ''}
      >
        {t('said.checkCode')}
      </Button>
    </div>
  );
}
