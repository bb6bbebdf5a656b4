import { useCallback } from 'react';
import { labelIn } from '#shared/association/bilingual.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useServices } from './use-services.ts';

/**
 * Says a service by its id, in the language of the desk, as it was called under the version that is named; one that was
 * taken out of the list keeps its id.
 */
export function useServiceLabel(): (serviceId: string, version?: number) => string {
  const serviceOf = useServices();
  const { language } = useFormat();
  return useCallback(
    (serviceId, version) => {
      const service = serviceOf(serviceId, version);
      return service ? labelIn(service.label, language) : serviceId;
    },
    [serviceOf, language],
  );
}
