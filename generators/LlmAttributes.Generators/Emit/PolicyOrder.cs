using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>The stages that a call goes through, outermost first, as a comment for whoever steps through it.</summary>
internal static class PolicyOrder
{
    public static string Of(CallModel call)
    {
        var policy = call.Policy;
        var text = Begin(policy, !call.LastResorts.IsEmpty);
        if (policy.Cache is not null)
            text.Append("cache > ");
        if (policy.Budget is not null)
            text.Append("budget > ");
        if (policy.Bulkhead is not null)
            text.Append("bulkhead > ");
        if (policy.Chunk is not null)
            text.Append("chunks > ");
        if (!call.Retrievals.IsEmpty)
            text.Append("retrieve > ");
        text.Append("render > ");
        if (policy.Shadow is not null)
            text.Append("shadow > ");
        if (!policy.InputGuards.IsEmpty)
            text.Append("input guards > ");
        if (policy.Ensemble is not null)
            text.Append("ensemble > ");
        if (policy.Repair is not null)
            text.Append("repair > ");
        if (policy.Quality is not null)
            text.Append("quality > ");
        if (!policy.OutputGuards.IsEmpty)
            text.Append("output guards > ");
        if (policy.Ensemble is not null)
            return End(text, policy).Append("client").ToString();
        if (policy.Route is not null)
            text.Append("route > ");
        if (!policy.Fallback.IsEmpty)
            text.Append("fallback > ");
        if (policy.Hedge is not null)
            text.Append("hedge > ");
        return End(text, policy).Append("client").ToString();
    }

    public static string Of(OperationModel operation)
    {
        var policy = operation.Policy;
        var text = Begin(policy with { Timeout = null }, !operation.LastResorts.IsEmpty);
        if (policy.Cache is not null)
            text.Append("cache > ");
        if (policy.Timeout?.TotalSeconds is not null)
            text.Append("deadline > ");
        if (policy.Bulkhead is not null)
            text.Append("bulkhead > ");
        return End(text, policy).Append("inner").ToString();
    }

    private static StringBuilder Begin(PolicyModel policy, bool hasLastResort)
    {
        var text = new StringBuilder("// ");
        if (hasLastResort)
            text.Append("last resort > ");
        if (policy.Trace)
            text.Append("trace > ");
        if (policy.Timeout?.TotalSeconds is not null)
            text.Append("deadline > ");
        return text;
    }

    private static StringBuilder End(StringBuilder text, PolicyModel policy)
    {
        if (policy.Retry is not null)
            text.Append("retry > ");
        if (policy.CircuitBreaker)
            text.Append("breaker > ");
        if (policy.Timeout is { AttemptSeconds: not null } or { FirstTokenSeconds: not null } or { IdleSeconds: not null } or { MinCharactersPerSecond: not null })
            text.Append("attempt > ");
        if (policy.Mask is not null)
            text.Append("mask > ");
        return text;
    }
}
