package import FlowDiagnostics

extension JSONDocument {
  /// Where each span is in the document: the innermost value or member that holds it. A span
  /// outside of every value is in the document as a whole.
  ///
  /// One pass over the document for any number of spans.
  package func places(of spans: [Span]) -> [Report.Place] {
    var places = [Report.Place](repeating: Report.Place(), count: spans.count)
    var walk = PlaceWalk(self)
    let order = spans.indices.sorted { spans[$0].start < spans[$1].start }
    for index in order { places[index] = walk.place(of: spans[index]) }
    return places
  }
}

extension Report.File {
  /// The findings of a document, each with its place in it.
  /// - Parameter shown: the same text with its secrets hidden, where it has any; no offset moved.
  package init(
    _ findings: [Diagnostic], in document: JSONDocument, shown: SourceText? = nil
  ) {
    self.init(
      shown ?? document.source, findings, places: document.places(of: findings.map(\.span)))
  }
}

/// Goes through the nodes in their order and knows the way to the one it stands on.
private struct PlaceWalk {
  private struct Frame {
    var record: Int
    var step: Step
    var children = 0
    /// Of an object, the name that was read last.
    var key = 0
  }

  /// Records of the document, so that only the names on a way that is asked for are read.
  private enum Step {
    case root
    case member(key: Int)
    case element(Int)
  }

  private let document: JSONDocument
  private var next = 0
  /// From the root to the last node that starts where the walk is, or before.
  private var way: [Frame] = []
  private var names: [Int: String] = [:]

  init(_ document: JSONDocument) {
    self.document = document
  }

  /// Spans have to be asked for by their starts, in order.
  mutating func place(of span: Span) -> Report.Place {
    while next < document.records.count, Int(document.records[next].start) <= span.start {
      enter(next)
      next += 1
    }
    let depth = way.lastIndex {
      document.span(JSONDocument.Node(index: $0.record)).contains(span)
    }
    guard let depth else { return Report.Place() }
    var steps: [Report.Place.Step] = []
    for frame in way[...depth] {
      if let step = step(frame) { steps.append(step) }
    }
    return Report.Place(steps)
  }

  private mutating func enter(_ record: Int) {
    while let last = way.last, Int(document.records[last.record].next) <= record {
      way.removeLast()
    }
    guard let parent = way.indices.last else {
      return way.append(Frame(record: record, step: .root))
    }
    let count = way[parent].children
    way[parent].children += 1
    if document.records[way[parent].record].kind == .array {
      way.append(Frame(record: record, step: .element(count)))
    } else {
      if count.isMultiple(of: 2) { way[parent].key = record }
      way.append(Frame(record: record, step: .member(key: way[parent].key)))
    }
  }

  private mutating func step(_ frame: Frame) -> Report.Place.Step? {
    switch frame.step {
    case .root: nil
    case .member(let key): .member(document.string(JSONDocument.Node(index: key)))
    case .element(let index): .element(index, name: name(of: frame.record))
    }
  }

  /// What an element is called: an interaction by its name, a button by what it shows.
  private mutating func name(of record: Int) -> String? {
    if let known = names[record] { return known.isEmpty ? nil : known }
    let name = document.nameOfElement(JSONDocument.Node(index: record))
    names[record] = name ?? ""
    return name
  }
}

extension JSONDocument {
  /// The first of the members that name a thing, where it is a text.
  fileprivate func nameOfElement(_ node: Node) -> String? {
    let members = self.members(node)
    for wanted in ["name", "display", "title"] {
      for (key, value) in members where kind(value) == .string && string(key) == wanted {
        let text = string(value)
        if !text.isEmpty { return text }
      }
    }
    return nil
  }
}
