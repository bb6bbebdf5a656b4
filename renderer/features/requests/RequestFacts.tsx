import { useTranslation } from 'react-i18next';
import { isCase } from '#shared/requests/is-case.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import styles from './RequestScreen.module.css';

/** When and how the request came in, and what the visitor said. */
export function RequestFacts({ request }: { readonly request: Request }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const day = riyadhDate(request.receivedAt);
  return (
    <Card title={t('request.facts')}>
      <DescriptionList
        items={[
          {
            term: t('request.received'),
            value: (
              <>
                {format.hijriWithWeekday(day)} <span className={styles.faint}>{format.gregorian(day)}</span>{' '}
                {format.time(request.receivedAt)}
              </>
            ),
          },
          { term: t('request.channel'), value: t(`desk:channel.${request.channel}`) },
          { term: t('request.desk'), value: <Identifier>{request.deskCode}</Identifier> },
          ...(isCase(request.type)
            ? []
            : [
                {
                  term: t('request.note'),
                  value: request.note ? (
                    <p dir="auto" className={styles.said}>
                      {request.note}
                    </p>
                  ) : (
                    <span className={styles.faint}>{t('request.noNote')}</span>
                  ),
                },
              ]),
        ]}
      />
    </Card>
  );
}
