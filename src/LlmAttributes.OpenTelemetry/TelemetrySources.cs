namespace LlmAttributes;

/// <summary>Whom a pipeline listens to beside the library.</summary>
internal static class TelemetrySources
{
    /// <summary>The chat clients of Microsoft.Extensions.AI.</summary>
    public const string ChatClients = "Experimental.Microsoft.Extensions.AI";

    /// <summary>The same, once the conventions are stable.</summary>
    public const string FutureChatClients = "Microsoft.Extensions.AI";

    public const string Polly = "Polly";
}
