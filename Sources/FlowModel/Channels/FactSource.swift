/// Where a fact about the product or a channel comes from.
package enum FactSource: Hashable, Sendable {
  /// A page of the product's documentation, by its tag, such as `C-btn`.
  case page(String)
  /// The address of anybody else's page.
  case address(String)
  /// No source was found: botflow has chosen, on the careful side.
  case choice

  package var text: String {
    switch self {
    case .page(let tag): tag
    case .address(let address): address
    case .choice: "botflow's choice"
    }
  }
}
