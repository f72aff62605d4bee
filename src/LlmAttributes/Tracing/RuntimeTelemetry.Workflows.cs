using System.Diagnostics;

namespace LlmAttributes;

/// <content>The spans and the metric of workflows.</content>
internal sealed partial class RuntimeTelemetry
{
    /// <summary>Opens the span of a workflow.</summary>
    public Activity? StartWorkflow(string name, decimal? budgetUsd)
    {
        if (!Instruments.Source.HasListeners())
            return null;
        var outer = Activity.Current;
        try
        {
            var tags = new List<KeyValuePair<string, object?>> { new(SemConv.OperationName, SemConv.InvokeWorkflow), new(SemConv.WorkflowName, name) };
            if (budgetUsd is { } usd)
                tags.Add(new(SemConv.BudgetLimit, (double)usd));
            return Instruments.Source.StartActivity($"{SemConv.InvokeWorkflow} {name}", ActivityKind.Internal, default(ActivityContext), tags);
        }
        catch (Exception failure)
        {
            Activity.Current = outer;
            ListenerFailed(failure);
            return null;
        }
    }

    /// <summary>Closes the span of a workflow, and records its duration.</summary>
    public void EndWorkflow(Activity? activity, string name, TimeSpan duration, Exception? exception, CallBudget? budget)
    {
        try
        {
            if (activity is { IsAllDataRequested: true } && budget is not null)
                activity.SetTag(SemConv.BudgetRemaining, (double)((decimal)budget.LeftPico / Price.PicoPerUsd));
            if (exception is not null)
                activity?.SetTag(SemConv.ErrorType, ErrorTypes.Of(exception)).SetStatus(ActivityStatusCode.Error);
            if (activity is not null)
                activity.SetEndTime(activity.StartTimeUtc + duration).Stop();
            if (!Instruments.WorkflowDuration.Enabled)
                return;
            var tags = new TagList { { SemConv.WorkflowName, name } };
            if (exception is not null)
                tags.Add(SemConv.ErrorType, ErrorTypes.Of(exception));
            Instruments.WorkflowDuration.Record(duration.TotalSeconds, tags);
        }
        catch (Exception failure)
        {
            ListenerFailed(failure);
        }
    }
}
