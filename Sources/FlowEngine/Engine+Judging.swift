package import FlowModel
package import FlowSyntax

extension Engine {
  /// The value at `path`, of a variable that the flow names or of one that only a tester set.
  package func value(
    at path: VariablePath, in session: Session, _ values: ValueTable
  ) -> JSONValue? {
    let root =
      flow.slots.find(path.root).map { values.value(session[slot: $0]) }
      ?? extras(of: session, values)?[path.root]
    return root?.piece(path.steps)
  }

  /// A condition of a tester's own, judged as a condition's row is.
  package func judge(
    _ path: VariablePath, _ operation: Operator, _ operand: JSONValue?, in session: Session,
    _ values: ValueTable
  ) -> RowReading {
    let value = value(at: path, in: session, values)
    let verdict = ConditionEvaluation(patterns: patterns).judge(value, operation, operand)
    return RowReading(
      row: 1, variable: path.text, value: value, operator: operation, operand: operand,
      isMet: verdict.isMet, remark: verdict.remark)
  }
}
