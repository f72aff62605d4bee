using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The open method span of a call.</summary>
internal readonly struct CallScope(CallTelemetry telemetry, Activity? activity, ObservedCall? observed, long start)
{
    public bool IsOpen => telemetry is not null;

    public Activity? Activity => activity;

    public ObservedCall? Observed => observed;

    public void Succeeded(Candidate candidate, ChatResponse? response)
    {
        if (telemetry is null)
            return;

        activity?.SetTag(SemConv.RouteSelected, candidate.Model.Key);
        candidate.Series?.CountAnswer();
        End(null, candidate.Model.Key, candidate.Model.Key, response);
    }

    /// <summary>Closes the span of an ensemble, which has the answer of several models.</summary>
    public void Agreed(double agreement, string model, ChatResponse response)
    {
        telemetry.Agree(agreement);
        End(null, null, model, response);
    }

    public void Failed(Exception exception)
    {
        if (telemetry is null)
            return;

        var type = SemConv.ErrorTypeOf(exception);
        activity?.SetTag(SemConv.ErrorType, type);
        activity?.SetStatus(ActivityStatusCode.Error);
        End(exception, null, null, null);
    }

    private void End(Exception? exception, string? answeredBy, string? model, ChatResponse? response)
    {
        var duration = telemetry.Time.GetElapsedTime(start);
        if (telemetry.IsTraced && Instruments.CallDuration.Enabled)
        {
            var tags = new TagList { { SemConv.Client, telemetry.Plan.Contract }, { SemConv.Method, telemetry.Plan.Call } };
            if (exception is not null)
                tags.Add(SemConv.ErrorType, SemConv.ErrorTypeOf(exception));
            Instruments.CallDuration.Record(duration.TotalSeconds, tags);
        }

        observed?.End(duration, model, response, exception);
        telemetry.Record(observed, duration, answeredBy, exception);
        activity?.Dispose();
    }
}
