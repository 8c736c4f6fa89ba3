/// What sets one variable: a view, since half of a flow may set the same one.
package struct WritingsOfVariable: RandomAccessCollection {
  let writings: [VariableUses.Writing]
  let order: ArraySlice<Int32>

  package var startIndex: Int { order.startIndex }
  package var endIndex: Int { order.endIndex }

  package subscript(place: Int) -> VariableUses.Writing { writings[Int(order[place])] }
}
