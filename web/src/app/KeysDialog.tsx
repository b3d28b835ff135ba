/** `?`: the keys, by place. */
import { Modal } from 'antd';
import { useWords } from './words';

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const w = words.keys;
  const places: [string, [string, string][]][] = [
    [
      w.everywhere,
      [
        ['Ctrl+K', w.search],
        ['?', w.help],
        ['Esc', w.close],
      ],
    ],
    [
      w.list,
      [
        ['J', w.next],
        ['K', w.previous],
        ['O', w.open],
      ],
    ],
    [
      w.caseView,
      [
        ['J', w.next],
        ['K', w.previous],
        ['O', w.materials],
        ['1–9', w.check],
        ['A', w.approve],
        ['R', w.reason],
        ['Ctrl+Enter', w.back],
        ['P', w.print],
      ],
    ],
    [
      w.form,
      [
        ['Enter', w.nextField],
        ['Ctrl+Enter', w.submit],
        ['Ctrl+S', w.draft],
      ],
    ],
  ];
  return (
    <Modal open title={w.title} footer={null} onCancel={onClose} closable={{ 'aria-label': words.kit.close }}>
      {places.map(([place, keys]) => (
        <section key={place}>
          <h3>{place}</h3>
          <table className="plain-table" style={{ marginBottom: 8 }}>
            <tbody>
              {keys.map(([key, meaning]) => (
                <tr key={key}>
                  <td style={{ width: 110 }}>
                    <kbd>{key}</kbd>
                  </td>
                  <td>{meaning}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Modal>
  );
}
