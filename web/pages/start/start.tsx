/** The first page: what somebody with this role came for. */
import { useConsole } from '../../app/context.ts';
import { PAGINAS } from '../../app/paginas.tsx';
import { Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';

export function Start() {
  const { ik } = useConsole();
  const wegen = PAGINAS.filter(
    ({ menu, patroon, rollen }) =>
      menu !== undefined && patroon !== '/' && rollen.some((rol) => ik.rollen.includes(rol)),
  );
  return (
    <>
      <Paginakop titel="Start">Welkom, {ik.naam}</Paginakop>
      <ul class="wegen">
        {wegen.map(({ patroon, menu }) => (
          <li key={patroon}>
            <Link naar={patroon}>{menu}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
