namespace LlmAttributes;

/// <summary>An order of some of the candidates.</summary>
internal readonly struct NamedOrder(RouteOrder order)
{
    /// <summary>The candidates of the order, a bit each.</summary>
    public uint Bits { get; } = order.Bits;

    /// <summary>The order without those that are not allowed.</summary>
    public RouteOrder Of(uint allowed) => allowed == Bits ? order : order.Keep(allowed);

    /// <summary>The first candidate.</summary>
    public int First => order[0];
}
