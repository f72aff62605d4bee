namespace System;

/// <summary>Lets spans be sliced.</summary>
internal readonly struct Range(Index start, Index end)
{
    public static Range All => new(0, new(0, fromEnd: true));

    public Index Start => start;

    public Index End => end;

    public static Range StartAt(Index start) => new(start, new(0, fromEnd: true));

    public static Range EndAt(Index end) => new(0, end);
}
