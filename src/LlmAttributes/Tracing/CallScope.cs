using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The open method span of a call.</summary>
internal readonly struct CallScope(CallTelemetry telemetry, Activity? activity, ObservedCall? observed, long start, bool isPart = false)
{
    public bool IsOpen => telemetry is not null;

    public Activity? Activity => activity;

    public ObservedCall? Observed => observed;

    /// <summary>Closes the span of a call that a model answered.</summary>
    /// <param name="candidate">Who answered.</param>
    /// <param name="response">What it said.</param>
    /// <param name="ended">When that was; 0 is now.</param>
    public void Succeeded(Candidate candidate, ChatResponse? response, long ended = 0)
    {
        if (telemetry is null)
            return;

        activity?.SetTag(SemConv.RouteSelected, candidate.Model.Key);
        candidate.Series?.CountAnswer();
        End(null, candidate.Model.Key, candidate.Model.Key, response, ended: ended);
    }

    /// <summary>Closes the span of an ensemble, which has the answer of several models, and the span below it.</summary>
    public void Agreed(double agreement, string model, ChatResponse response, Activity? workflow)
    {
        telemetry.Agree(agreement);
        End(null, null, model, response, workflow);
    }

    /// <summary>Closes the span of a call whose answer was made of the answers to parts of it.</summary>
    public void Merged(string model, ChatResponse response)
    {
        if (telemetry is not null)
            End(null, null, model, response);
    }

    /// <summary>Closes the span of a call that failed, and the span below it, if one is still open.</summary>
    public void Failed(Exception exception, Activity? below = null)
    {
        if (telemetry is null)
            return;

        End(exception, null, null, null, below);
    }

    private void End(Exception? exception, string? answeredBy, string? model, ChatResponse? response, Activity? below = null, long ended = 0)
    {
        var duration = telemetry.Time.GetElapsedTime(start, ended != 0 ? ended : telemetry.Time.GetTimestamp());
        if (below is not null)
            telemetry.Stop(below, duration);
        if (!isPart)
        {
            observed?.End(duration, model, response, exception);
            telemetry.Record(observed, duration, answeredBy, exception);
        }

        telemetry.End(activity, duration, exception);
    }
}
