using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The open <c>chat</c> span of an attempt and its metrics.</summary>
internal readonly struct AttemptTelemetry(CallTelemetry telemetry, Candidate candidate, Activity? activity, ObservedCall? call, ObservedAttempt? attempt, long start)
{
    public Activity? Activity => activity;

    public void Succeeded(ChatResponse response, TokenUsage? usage, Cost cost, Price? price) =>
        Succeeded(response.ResponseId, response.ModelId, response.FinishReason, usage, cost, price);

    public void Succeeded(string? responseId, string? responseModel, ChatFinishReason? finishReason, TokenUsage? usage, Cost cost, Price? price)
    {
        if (telemetry is null)
            return;

        if (activity is { IsAllDataRequested: true })
        {
            if (responseId is not null)
                activity.SetTag(SemConv.ResponseId, responseId);
            if (responseModel is not null)
                activity.SetTag(SemConv.ResponseModel, responseModel);
            if (finishReason is { } reason)
                activity.SetTag(SemConv.ResponseFinishReasons, new[] { reason.Value });
        }

        End(SemConv.Success, null, responseModel, usage, cost, price, null, responseId);
    }

    public void Failed(Exception exception, TokenUsage? usage, Cost cost, Price? price)
    {
        if (telemetry is null)
            return;

        var type = SemConv.ErrorTypeOf(exception);
        activity?.SetTag(SemConv.ErrorType, type);
        activity?.SetStatus(ActivityStatusCode.Error);
        End(SemConv.Failed, type, null, usage, cost, price, exception, null);
    }

    private void End(string outcome, string? errorType, string? responseModel, TokenUsage? usage, Cost cost, Price? price, Exception? exception, string? responseId)
    {
        var duration = telemetry.Time.GetElapsedTime(start);
        call?.End(attempt, duration, exception, usage, cost, responseId);
        telemetry.RecordAttempt(candidate, duration, exception, usage, cost);
        if (telemetry.IsTraced)
            Emit(outcome, errorType, responseModel, usage, cost, price, duration.TotalSeconds);
        activity?.Dispose();
    }

    private void Emit(string outcome, string? errorType, string? responseModel, TokenUsage? usage, Cost cost, Price? price, double seconds)
    {
        if (activity is { IsAllDataRequested: true })
            Tag(activity, usage, cost, price);
        if (Instruments.Attempts.Enabled)
        {
            var tags = CallTags();
            tags.Add(SemConv.AttemptOutcome, outcome);
            if (errorType is not null)
                tags.Add(SemConv.ErrorType, errorType);
            Instruments.Attempts.Add(1, tags);
        }

        if (Instruments.Cost.Enabled && cost.IsKnown && usage is not null)
        {
            var tags = CallTags();
            AddModelTags(ref tags, responseModel);
            tags.Add(SemConv.CostSource, SemConv.CostLocal);
            Instruments.Cost.Add((double)cost.Usd, tags);
        }

        if (!candidate.Model.EmitsChatSpans)
            RecordClientMetrics(seconds, errorType, responseModel, usage);
    }

    private void RecordClientMetrics(double seconds, string? errorType, string? responseModel, TokenUsage? usage)
    {
        if (Instruments.OperationDuration.Enabled)
        {
            var tags = new TagList { { SemConv.OperationName, candidate.Model.OperationName } };
            AddModelTags(ref tags, responseModel);
            if (errorType is not null)
                tags.Add(SemConv.ErrorType, errorType);
            Instruments.OperationDuration.Record(seconds, tags);
        }

        if (Instruments.TokenUsage.Enabled && usage is { } tokens)
        {
            RecordTokens(SemConv.InputToken, tokens.InputTokens, responseModel);
            RecordTokens(SemConv.OutputToken, tokens.OutputTokens, responseModel);
        }
    }

    private void RecordTokens(string type, long count, string? responseModel)
    {
        var tags = new TagList { { SemConv.OperationName, candidate.Model.OperationName }, { SemConv.TokenType, type } };
        AddModelTags(ref tags, responseModel);
        Instruments.TokenUsage.Record(count, tags);
    }

    private static void Tag(Activity activity, TokenUsage? usage, Cost cost, Price? price)
    {
        if (usage is { } tokens)
        {
            activity.SetTag(SemConv.UsageInputTokens, tokens.InputTokens).SetTag(SemConv.UsageOutputTokens, tokens.OutputTokens);
            if (tokens.CachedInputTokens > 0)
                activity.SetTag(SemConv.UsageCacheReadInputTokens, tokens.CachedInputTokens);
            if (tokens.ReasoningTokens > 0)
                activity.SetTag(SemConv.UsageReasoningOutputTokens, tokens.ReasoningTokens);
        }

        if (cost.IsKnown && usage is { } paid)
            CostTags.Set(activity, paid, cost, price);
    }

    private TagList CallTags() => new() { { SemConv.Client, telemetry.Plan.Contract }, { SemConv.Method, telemetry.Plan.Call } };

    private void AddModelTags(ref TagList tags, string? responseModel)
    {
        if (candidate.Model.Provider is { } provider)
            tags.Add(SemConv.ProviderName, provider);
        if (candidate.Model.RequestModel is { } model)
            tags.Add(SemConv.RequestModel, model);
        if (responseModel is not null)
            tags.Add(SemConv.ResponseModel, responseModel);
        if (candidate.Model.Address is { } address)
        {
            tags.Add(SemConv.ServerAddress, address.Host);
            tags.Add(SemConv.ServerPort, (long)address.Port);
        }
    }
}
