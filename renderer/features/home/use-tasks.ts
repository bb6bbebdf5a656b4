import { useEffect, useState } from 'react';
import { inOrderOfUrgency, type Task } from '#shared/work/task.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';

/** Whoever is written down is looked at once the desk has had this long a rest, in milliseconds. */
const REST = 1500;

/** What is due today for whoever works here; undefined while it is being read. */
export function useTasks(today: string): readonly Task[] | undefined {
  const { work, directory } = useDesk();
  const tasks = useLive(() => work.tasks(today), [work, today]);
  const [duplicates, setDuplicates] = useState<readonly Task[]>([]);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      await directory.whenReady;
      const found = await work.likelyDuplicates(today);
      if (!isOver) setDuplicates(found);
    };
    const lookSoon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), REST);
    };
    lookSoon();
    const stop = directory.onChange(lookSoon);
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
    };
  }, [work, directory, today]);
  return tasks && inOrderOfUrgency([...tasks, ...duplicates]);
}
