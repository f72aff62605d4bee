namespace LlmAttributes.Contract;

internal static class RuleIds
{
    public const string InterfaceNotPartial = "LLMA1001";
    public const string UnsupportedMember = "LLMA1002";
    public const string UnsupportedResult = "LLMA1003";
    public const string SynchronousCall = "LLMA1004";
    public const string UnsupportedParameter = "LLMA1005";
    public const string UnsupportedGenerics = "LLMA1006";
    public const string MissingPrompt = "LLMA1007";
    public const string MissingCancellationToken = "LLMA1008";
    public const string CancellationTokenNotLast = "LLMA1009";
    public const string AttributeWithoutEffect = "LLMA1010";
    public const string PartialMethod = "LLMA1011";
    public const string ContainingTypeNotPartial = "LLMA1012";
    public const string UnsupportedDecoratedMember = "LLMA1013";
    public const string UnreachableType = "LLMA1014";
    public const string UnknownPlaceholder = "LLMA1201";
    public const string UnusedParameter = "LLMA1202";
    public const string NearMissPlaceholder = "LLMA1203";
    public const string PromptFileMissing = "LLMA1204";
    public const string TwoPrompts = "LLMA1205";
    public const string SecretInPrompt = "LLMA1206";
    public const string UnknownPlaceholderProperty = "LLMA1207";
    public const string PlaceholderInSharedSystemPrompt = "LLMA1208";
    public const string EmptyPrompt = "LLMA1209";
    public const string NumberOutOfRange = "LLMA2001";
    public const string AttemptsBelowOne = "LLMA2002";
    public const string TimeoutAboveTotal = "LLMA2003";
    public const string BackoffAboveTotal = "LLMA2004";
    public const string StackedAttempts = "LLMA2005";
    public const string FallbackToItself = "LLMA2006";
    public const string FallbackCycle = "LLMA2007";
    public const string UnreachableFallback = "LLMA2008";
    public const string SmallerWindow = "LLMA2009";
    public const string SameVendor = "LLMA2010";
    public const string HedgedTools = "LLMA2011";
    public const string RetryOnStream = "LLMA2012";
    public const string FallbackMethodMismatch = "LLMA2013";
    public const string FallbackValueMismatch = "LLMA2014";
    public const string UncacheableArguments = "LLMA2015";
    public const string UnknownModel = "LLMA2201";
    public const string NoCandidates = "LLMA2202";
    public const string DuplicateCandidate = "LLMA2203";
    public const string EnsembleOfOne = "LLMA2204";
    public const string QuorumOutOfRange = "LLMA2205";
    public const string BudgetWithoutPrice = "LLMA4001";
}
