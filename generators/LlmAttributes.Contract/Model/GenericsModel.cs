namespace LlmAttributes.Contract;

/// <summary>The type parameters of a method as text.</summary>
/// <param name="Parameters">For instance <c>&lt;T&gt;</c>, empty when there are none.</param>
/// <param name="Constraints">For instance <c> where T : class</c>, empty when there are none.</param>
internal sealed record GenericsModel(string Parameters, string Constraints)
{
    public static GenericsModel None { get; } = new("", "");
}
