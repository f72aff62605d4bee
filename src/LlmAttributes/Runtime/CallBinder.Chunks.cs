namespace LlmAttributes.Runtime;

/// <content>Calls that run for each chunk of their document.</content>
public sealed partial class CallBinder
{
    /// <summary>Binds what asks for the chunks of a call.</summary>
    /// <returns>It; <see langword="null"/> where no parameter is cut, or something is at fault.</returns>
    private ChunkRunner<T>? Chunks<T>(CallPlan plan, Answer<T> answer, CallEngine engine, CandidateOrder order)
    {
        if (Parts(plan, engine, order) is not { } parts)
            return null;
        return new(parts, Bind(parts.Plan.PartOf(plan, "chunk"), answer), BindMerge(parts.Plan.PartOf(plan, "merge"), answer), answer);
    }

    private ChunkStreamer? ChunkStream(CallPlan plan, CallEngine engine, CandidateOrder order)
    {
        if (Parts(plan, engine, order) is not { } parts)
            return null;
        var (chunk, merge) = (parts.Plan.PartOf(plan, "chunk"), parts.Plan.PartOf(plan, "merge"));

        // A refined answer comes with the last chunk.
        var last = parts.Plan.Merge == ChunkMerge.Refine ? chunk : merge with { Shadow = null };
        return new(parts, Bind(chunk, Answers.Text), BindMerge(merge, Answers.Text), BindStream(last));
    }

    private static CandidateOrder OrderOf<T>(EnsembleRunner<T> runner) => new([.. runner.Members.Select(static member => member.Candidate)], []);

    private ChunkParts? Parts(CallPlan plan, CallEngine engine, CandidateOrder order)
    {
        if (plan.Chunk is not { } chunk)
            return null;
        chunk.FindFaults(plan.FullName, _faults);
        if (_runtime.Chunker is null)
            _faults.Add($"'{plan.FullName}' cuts '{chunk.Parameter}' into chunks, but the runtime has nobody who cuts; add the package LlmAttributes.Text and call 'UseTextChunking()' on the LlmRuntimeBuilder, or 'UseChunker'.");

        // What is at fault with the call would be with its parts too, and is said once.
        if (_faults.Count > 0 || order.First is not { } first)
            return null;
        var telemetry = plan.Trace || _runtime.Observers.Length > 0 ? new CallTelemetry(_runtime, plan, order) : null;
        return new(engine, chunk, _runtime.Chunker!, chunk.Limits(first.Model.TokenCounter), telemetry);
    }

    // Members see the chunks; one answer is made of theirs as of one model's, by the route where the call has one beside its members.
    private BoundCall<T> BindMerge<T>(CallPlan plan, Answer<T> answer) => Bind(plan with { Shadow = null, Ensemble = plan.Route is null ? plan.Ensemble : null }, answer);
}
