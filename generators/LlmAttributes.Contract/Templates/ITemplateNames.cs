namespace LlmAttributes.Contract;

/// <summary>The names that a template may use at one place.</summary>
internal interface ITemplateNames
{
    /// <summary>Finds what a path stands for.</summary>
    /// <returns>What is wrong with it, or <see langword="null"/>.</returns>
    RuleBreach? Find(string path, out TemplateValue value);

    /// <summary>Finds out how a value is written as JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="problem">Why it cannot be.</param>
    /// <returns>The expression of its text, or <see langword="null"/>.</returns>
    string? JsonOf(TemplateValue value, out ShapeProblem? problem);

    /// <summary>The names within a loop.</summary>
    /// <param name="name">The name of an item.</param>
    /// <param name="variable">The variable that holds it.</param>
    /// <param name="sequence">What the loop goes through.</param>
    ITemplateNames Within(string name, string variable, TemplateValue sequence);
}
