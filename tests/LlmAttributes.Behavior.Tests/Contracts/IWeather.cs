using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Contracts;

public enum Unit
{
    Celsius,
    Kelvin,
}

/// <summary>What can be seen above.</summary>
public enum Sky
{
    /// <summary>Blue.</summary>
    Clear,

    /// <summary>Grey and blue.</summary>
    [JsonStringEnumMemberName("partly-cloudy")]
    PartlyCloudy,
}

/// <summary>Methods that models may call.</summary>
public sealed class Weather(string station)
{
    public int Warnings { get; private set; }

    [LlmTool, Description("Tells the temperature.")]
    public Task<string> TellAsync([Description("The place.")] string place, DateOnly? day = null, Unit unit = Unit.Kelvin, double factor = 1.5, CancellationToken cancellationToken = default) =>
        Task.FromResult(FormattableString.Invariant($"{station}: {place} on {day:yyyy-MM-dd} in {unit} x {factor}"));

    [LlmTool(SideEffects = true, RequiresApproval = true)]
    public void Warn(int level) => Warnings += level;

    [LlmTool(MaxResultCharacters = 5)]
    public static string Report() => "a long report";

    [LlmTool(Name = "count")]
    internal static ValueTask<long> CountAsync(bool all) => new(all ? 12_345 : 1);

    [LlmTool]
    public static Sky Turn(Sky from, Sky? to = null) => to ?? (from == Sky.Clear ? Sky.PartlyCloudy : Sky.Clear);
}

/// <summary>Calls whose tools are methods.</summary>
[LlmClient, Tools(typeof(Weather))]
public partial interface IWeather
{
    [Prompt("{text}")]
    Task<string> AskAsync(string text, ChatOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("{text}"), Tools]
    Task<string> PlainAsync(string text, CancellationToken cancellationToken = default);
}
