import { labelIn } from '#shared/association/bilingual.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useSettings } from './desk-context.ts';

/** Says a service by its id, in the language of the desk; a service that was taken out of the list keeps its id. */
export function useServiceLabel(): (serviceId: string) => string {
  const services = useSettings('services');
  const { language } = useFormat();
  return (serviceId) => {
    const service = services?.services.find(({ id }) => id === serviceId);
    return service ? labelIn(service.label, language) : serviceId;
  };
}
