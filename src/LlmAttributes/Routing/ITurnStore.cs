namespace LlmAttributes;

/// <summary>Counts the turns of round robin for several processes, so that together they ask all models equally often.</summary>
public interface ITurnStore
{
    /// <summary>Takes the next turn. Called once per call, so it must not wait: what other processes took may be seen a moment later.</summary>
    /// <param name="route">Whose turns, for instance <c>Shop.IDesk.AskAsync</c>; the same in all processes.</param>
    /// <returns>The number of the turn, 0 or more.</returns>
    long Take(string route);

    /// <summary>Looks at the next turn without taking it.</summary>
    /// <param name="route">Whose turns.</param>
    /// <returns>The number of the turn that would be next.</returns>
    long Peek(string route);
}
