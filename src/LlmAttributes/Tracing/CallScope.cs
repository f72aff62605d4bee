using System.Diagnostics;

namespace LlmAttributes;

/// <summary>The open method span of a call.</summary>
internal readonly struct CallScope(CallTelemetry telemetry, Activity? activity, long start)
{
    public bool IsOpen => telemetry is not null;

    public Activity? Activity => activity;

    public void Succeeded(Candidate candidate)
    {
        if (telemetry is null)
            return;

        activity?.SetTag(SemConv.RouteSelected, candidate.Model.Key);
        End(null);
    }

    public void Succeeded()
    {
        if (telemetry is not null)
            End(null);
    }

    public void Failed(Exception exception)
    {
        if (telemetry is null)
            return;

        var type = SemConv.ErrorTypeOf(exception);
        activity?.SetTag(SemConv.ErrorType, type);
        activity?.SetStatus(ActivityStatusCode.Error);
        End(exception);
    }

    private void End(Exception? exception)
    {
        var duration = telemetry.Time.GetElapsedTime(start);
        if (Instruments.CallDuration.Enabled)
        {
            var tags = new TagList { { SemConv.Client, telemetry.Plan.Contract }, { SemConv.Method, telemetry.Plan.Call } };
            if (exception is not null)
                tags.Add(SemConv.ErrorType, SemConv.ErrorTypeOf(exception));
            Instruments.CallDuration.Record(duration.TotalSeconds, tags);
        }

        telemetry.Tracer?.Record(telemetry.Name, duration, exception is null);
        activity?.Dispose();
    }
}
