package import FlowDiagnostics

extension Rule {
  /// Every rule, in the order of the reference.
  package static let all: [Rule] = [
    // JSON
    .jsonSyntax,
    .duplicateKey,
    .notUTF8,
    .tooDeep,
    // Shape
    .unsupportedVersion,
    .missingField,
    .wrongType,
    .unknownField,
    .unknownValue,
    .fieldOfAnotherType,
    .emptyName,
    .outOfRange,
    .invalidPath,
    .notAVariable,
    // References and graph
    .unknownTarget,
    .duplicateName,
    .unknownAction,
    .unknownIntention,
    .unknownBot,
    .noStart,
    .unreachableInteraction,
    .silentLoop,
    .deadEnd,
    .ambiguousTrigger,
    .shadowedTrigger,
    .unusedIntention,
    .unansweredPostback,
    .unhandledOutcome,
    // Conditions, variables, templates
    .unknownVariable,
    .variableNeverRead,
    .setAfterUse,
    .impossibleCondition,
    .alwaysMet,
    .unreachableRow,
    .valueWithoutNeed,
    .missingValue,
    .singleBracesInBody,
    .doubleBracesInText,
    .contextInText,
    .invalidRegex,
    .unbalancedBraces,
    .operatorNotEvidenced,
    // REST
    .hostFromOutside,
    .plainHTTP,
    .tokenInURL,
    .bodyNotJSON,
    .missingErrorPath,
    .cachedPost,
    .wholeResponseStored,
    .unusedResponse,
    .getWithBody,
    // Account linking and OAuth
    .invertedLoginCondition,
    .tokenUsedWithoutLogin,
    .codeUsedWithoutLogin,
    // Channels
    .tooManyButtons,
    .undocumentedButtonCount,
    .tooManyQuickReplies,
    .tooManyCards,
    .payloadTooLong,
    .titleTooLong,
    .textTooLong,
    .elementNotOnChannel,
    .insecureButtonURL,
    // Suppressions
    .unusedSuppression,
    .unknownRule,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  package static func named(_ name: RuleName) -> Rule? { byName[name] }
}
