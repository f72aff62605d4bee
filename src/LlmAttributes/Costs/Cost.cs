using System.Globalization;

namespace LlmAttributes;

/// <summary>An exact amount of money in USD, or an unknown one. Unknown is never zero.</summary>
public readonly struct Cost : IEquatable<Cost>
{
    private const long RestPerPico = 1_000_000_000_000;
    private const decimal RestPerUsd = Price.PicoPerUsd * RestPerPico;

    private readonly Int128 _picoUsd;

    // What prices with very many decimals leave below a pico-dollar, in 10⁻²⁴ USD.
    private readonly long _rest;
    private readonly bool _isKnown;

    private Cost(Int128 picoUsd, long rest = 0)
    {
        _picoUsd = picoUsd;
        _rest = rest;
        _isKnown = true;
    }

    /// <summary>Gets the unknown cost.</summary>
    public static Cost Unknown => default;

    /// <summary>Gets the cost of nothing, which is known.</summary>
    public static Cost Zero => new(0);

    /// <summary>Gets a value indicating whether the cost is known; <see langword="false"/> where a price or a usage is missing.</summary>
    public bool IsKnown => _isKnown;

    /// <summary>Gets the amount in USD, exact to 10⁻²⁴ USD as far as a <see cref="decimal"/> holds it.</summary>
    /// <exception cref="InvalidOperationException">The cost is unknown.</exception>
    public decimal Usd => _isKnown
        ? ((decimal)_picoUsd / Price.PicoPerUsd) + (_rest == 0 ? 0 : _rest / RestPerUsd)
        : throw new InvalidOperationException("This cost is unknown, because a price or a usage is missing; ask 'IsKnown' first.");

    internal Int128 PicoUsd => _picoUsd;

    /// <summary>What is left below a pico-dollar, in 10⁻²⁴ USD.</summary>
    internal long Rest => _rest;

    /// <summary>Makes the cost of an amount, for instance for a result that a test makes.</summary>
    /// <param name="usd">The amount in USD, from 0 to a billion; it is rounded to 10⁻¹² USD.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is out of its range.</exception>
    public static Cost FromUsd(decimal usd) => usd is >= 0 and <= 1_000_000_000
        ? new((Int128)decimal.Round(usd * Price.PicoPerUsd))
        : throw new ArgumentOutOfRangeException(nameof(usd), usd, "The amount must be from 0 to 1000000000 USD.");

    /// <summary>Adds two costs; the sum of anything and an unknown cost is unknown.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum.</returns>
    public static Cost operator +(Cost left, Cost right) => left._isKnown && right._isKnown ? Sum(left, right) : Unknown;

    /// <summary>Compares two costs.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether both are unknown or both are the same amount.</returns>
    public static bool operator ==(Cost left, Cost right) => left.Equals(right);

    /// <summary>Compares two costs.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Cost left, Cost right) => !left.Equals(right);

    /// <summary>Adds two costs; the sum of anything and an unknown cost is unknown.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum.</returns>
    public static Cost Add(Cost left, Cost right) => left + right;

    /// <inheritdoc/>
    public bool Equals(Cost other) => _isKnown == other._isKnown && _picoUsd == other._picoUsd && _rest == other._rest;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Cost other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_isKnown, _picoUsd, _rest);

    /// <summary>Writes the amount for people: <c>$0.001234</c>, or <c>unknown</c>.</summary>
    /// <returns>The text, rounded to a millionth of a dollar.</returns>
    public override string ToString() => _isKnown ? string.Create(CultureInfo.InvariantCulture, $"${Usd:0.00####}") : "unknown";

    internal static Cost FromPico(Int128 picoUsd, long rest = 0) => new(picoUsd, rest);

    /// <summary>Makes a cost of an amount in 10⁻²⁴ USD, 0 or more.</summary>
    internal static Cost FromExact(Int128 amount) => new(amount / RestPerPico, (long)(amount % RestPerPico));

    /// <summary>Adds what is below a pico-dollar to a sum.</summary>
    internal static void Carry(ref Int128 picoUsd, ref long rest, long more)
    {
        rest += more;
        if (rest < RestPerPico)
            return;
        rest -= RestPerPico;
        picoUsd++;
    }

    private static Cost Sum(Cost left, Cost right)
    {
        var (pico, rest) = (left._picoUsd + right._picoUsd, left._rest);
        if (right._rest != 0)
            Carry(ref pico, ref rest, right._rest);
        return new(pico, rest);
    }
}
