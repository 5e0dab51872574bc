import './form-fields.css'

/** The fields of a form body in a table, in order, repeats and all. */
export function FormFields({ fields }: { fields: readonly (readonly [name: string, value: string])[] }) {
  return (
    <table className="form-fields">
      <caption className="visually-hidden">Form fields</caption>
      <tbody>
        {fields.map(([name, value], index) => (
          // Field names repeat in a form; a field's place is all that tells them apart.
          <tr key={index}>
            <th scope="row">
              <bdi className="selectable">{name}</bdi>
            </th>
            <td>
              <bdi className="selectable">{value}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
