// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func module(_ name: String, uses dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(of name: String, uses more: Target.Dependency...) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "FlowTestSupport"] + more,
    swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")

let package = Package(
  name: "botflow",
  products: [.executable(name: "botflow", targets: ["botflow"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    // Its default traits link full Foundation, which costs every run milliseconds.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "botflow", dependencies: ["FlowCommands", "FlowScripts", "FlowTerminal"],
      swiftSettings: strict),
    module(
      "FlowCommands",
      uses: "FlowLint", "FlowRuntime", "OAuthServer", "FlowTerminal", "FlowEngine", "FlowModel",
      "FlowSyntax",
      "FlowDiagnostics", "OAuthProtocol", "WebSyntax", argumentParser),
    module(
      "FlowRuntime",
      uses: "FlowEngine", "FlowModel", "FlowSyntax", "FlowDiagnostics", "OAuthProtocol",
      "WebSyntax", "CPCRE2", crypto),
    module(
      "FlowScripts", uses: "FlowEngine", "FlowModel", "FlowSyntax", "FlowDiagnostics", "CMuJS"),
    module("OAuthServer", uses: "OAuthProtocol", "WebSyntax", hummingbird),
    module("OAuthProtocol", uses: "FlowSyntax", "WebSyntax"),
    module("FlowEngine", uses: "FlowModel", "FlowSyntax", "FlowDiagnostics", "WebSyntax"),
    module("FlowLint", uses: "FlowModel", "FlowSyntax", "FlowDiagnostics", "WebSyntax"),
    module("FlowModel", uses: "FlowSyntax", "FlowDiagnostics", "WebSyntax"),
    module("FlowSyntax", uses: "FlowDiagnostics"),
    module("FlowDiagnostics"),
    module("WebSyntax"),
    module("FlowTerminal", uses: "CEdit"),
    .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    // Linked statically: only scripts need MuJS, and every run would pay for loading it.
    .target(
      name: "CMuJS",
      linkerSettings: [
        .linkedLibrary(":libmujs.a", .when(platforms: [.linux])),
        .linkedLibrary("mujs", .when(platforms: [.macOS])),
        .linkedLibrary("m"),
      ]),
    module("FlowTestSupport", uses: "FlowDiagnostics"),
    tests(of: "FlowDiagnostics"),
    tests(of: "FlowSyntax", uses: "FlowDiagnostics"),
    tests(of: "WebSyntax"),
    tests(of: "FlowModel", uses: "FlowSyntax", "FlowDiagnostics"),
    tests(of: "FlowEngine", uses: "FlowModel", "FlowSyntax", "FlowDiagnostics"),
    tests(
      of: "FlowLint",
      uses: "FlowRuntime", "FlowEngine", "FlowModel", "FlowSyntax", "FlowDiagnostics", "WebSyntax"),
    tests(of: "OAuthProtocol", uses: "FlowSyntax", "WebSyntax"),
    tests(of: "OAuthServer", uses: "OAuthProtocol", "WebSyntax", "FlowSyntax"),
    tests(of: "FlowTerminal"),
    tests(
      of: "FlowRuntime",
      uses: "FlowEngine", "FlowModel", "FlowSyntax", "FlowDiagnostics", "OAuthProtocol", "WebSyntax"
    ),
    tests(
      of: "FlowScripts",
      uses: "FlowEngine", "FlowModel", "FlowSyntax", "FlowDiagnostics", "botflow"),
    tests(
      of: "FlowCommands", uses: "FlowLint", "FlowModel", "FlowDiagnostics", "FlowTerminal",
      "FlowScripts",
      "botflow"),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["FlowTestSupport"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
