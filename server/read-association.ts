import { readFile } from 'node:fs/promises';
import standard from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { AssociationFile } from '#shared/association/settings.ts';

/** Who an association is and where it works has no standard; the words of its papers and tracks have one. What it answers, and the links that it gives, are its own. */
const OwnAssociation = AssociationFile.partial().required({
  profile: true,
  services: true,
  schedule: true,
  villages: true,
  units: true,
  answers: true,
  links: true,
});

/**
 * What a new association starts with: the documents of its own file, and the standard's for those that the file leaves
 * out. Without a file, the association that comes with the server. Throws with the place that is wrong.
 */
export async function readAssociation(path: string | null): Promise<AssociationFile> {
  if (path === null) return AssociationFile.parse(standard);
  const own = OwnAssociation.parse(JSON.parse(await readFile(path, 'utf8')));
  return AssociationFile.parse({ ...standard, ...own });
}
