namespace LlmAttributes.Testing;

/// <summary>A wait before something is sent: a length of time on the injected clock, or a <see cref="Gate"/>.</summary>
public sealed class Pause
{
    private readonly TimeSpan _length;
    private readonly Gate? _gate;

    private Pause(TimeSpan length, Gate? gate)
    {
        _length = length;
        _gate = gate;
    }

    /// <summary>Waits for a length of time.</summary>
    /// <param name="length">The length, measured by the clock of the server or client.</param>
    /// <returns>The pause.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public static Pause For(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.Zero);
        return new(length, gate: null);
    }

    /// <summary>Waits for a number of seconds.</summary>
    /// <param name="seconds">The seconds, measured by the clock of the server or client.</param>
    /// <returns>The pause.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Pause ForSeconds(double seconds) => For(TimeSpan.FromSeconds(seconds));

    /// <summary>Waits until a gate is open.</summary>
    /// <param name="gate">The gate.</param>
    /// <returns>The pause.</returns>
    public static Pause Until(Gate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return new(TimeSpan.Zero, gate);
    }

    internal Task WaitAsync(TimeProvider clock, CancellationToken cancellationToken) =>
        _gate is not null ? _gate.WaitAsync(cancellationToken) : Task.Delay(_length, clock, cancellationToken);
}
