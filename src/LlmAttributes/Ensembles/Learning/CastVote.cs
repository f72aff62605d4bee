namespace LlmAttributes;

/// <summary>One vote, as numbers.</summary>
/// <param name="Member">The member, or -1 for an unknown one.</param>
/// <param name="Option">What it voted for.</param>
/// <param name="Name">The recurring answer that the option is, or -1.</param>
/// <param name="Excess">By how many spreads its output was longer than usual.</param>
internal readonly record struct CastVote(int Member, int Option, int Name, double Excess);
