using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <content>Who reads what chat clients leave out of usage reports.</content>
public sealed partial class LlmRuntimeBuilder
{
    private Action<object, UsageDetails>? _usageReader;
    private Action<object, UsageDetails>? _streamUsageReader;

    /// <summary>Teaches the runtime to complete a usage report by what an SDK's own object tells beyond it.</summary>
    /// <param name="reader">Takes the object behind a response, or behind an update that reports usage, and the report, to whose additional counts it may add; see <see cref="LlmUsageCounts"/>.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder ReadUsageWith(Action<object, UsageDetails> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _usageReader += reader;
        return this;
    }

    /// <summary>Teaches the runtime to complete the usage report of a stream by what the SDK's events tell beyond it.</summary>
    /// <param name="reader">Takes the object behind an update, and what is known of the stream by then, to whose additional counts it may add. It sees every update, so it should tell at a glance which ones matter.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder ReadStreamUsageWith(Action<object, UsageDetails> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _streamUsageReader += reader;
        return this;
    }
}
