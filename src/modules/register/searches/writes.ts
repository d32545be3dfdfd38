import { sql } from 'kysely'
import type { Operating } from '../../../platform/scope.ts'

/** Brings `register.area_name` into line with the periods that hold now and with the constituencies. */
export const nameAreas = (tx: Operating) =>
  sql`
    merge into register.area_name a using (
      select distinct k.code, k.kind, k.name from register.practice_period p
      cross join lateral (values ('pcn', p.pcn_code, p.pcn_name), ('sub-icb', p.commissioner_code, p.commissioner_name),
        ('icb', p.icb_code, p.icb_name)) k (kind, code, name)
      where p.until_on = date '9999-12-31' and k.code is not null and k.name is not null
      union all select code, 'constituency', name from register.constituency
    ) n on a.code = n.code and a.kind = n.kind and a.name = n.name
    when not matched then insert (code, kind, name, plain_name) values (n.code, n.kind, n.name, lower(unaccent(n.name)))
    when not matched by source then delete`.execute(tx.db)
