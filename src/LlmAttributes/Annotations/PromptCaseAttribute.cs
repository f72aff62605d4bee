using System.Diagnostics;

namespace LlmAttributes;

/// <summary>Says beside a prompt what the call should answer: <c>[PromptCase("refund", "I want my money back", Expect = Category.Refund)]</c>. <c>PromptCases</c> of LlmAttributes.Testing runs the cases.</summary>
/// <remarks>
/// <para>A case is asked with the policies of the call, but answered neither from a cache nor from a conversation, nor by a method or constant that stands in for the models.</para>
/// <para>Cases of an interface are read where it is compiled. The attribute is left out of the assembly unless <c>LLMATTRIBUTES_CASES</c> is defined, and what is generated of it with
/// <c>&lt;LlmAttributesPromptCases&gt;false&lt;/LlmAttributesPromptCases&gt;</c> in the project.</para>
/// </remarks>
/// <param name="name">The name of the case, different from those of the other cases of the call.</param>
/// <param name="arguments">
/// The values of the parameters in their order, without those that are recognised by type or attribute, such as options, history, attachments, tools and the tenant. Parameters with a default may be left out at
/// the end. Dates, times and ids are given as text.
/// </param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
[Conditional("LLMATTRIBUTES_CASES")]
public sealed class PromptCaseAttribute(string name, params object?[] arguments) : Attribute
{
    /// <summary>Gets the name of the case.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the values of the parameters.</summary>
    public IReadOnlyList<object?> Arguments { get; } = arguments;

    /// <summary>Gets or sets what the result, or <see cref="Property"/> of it, should be: a text, number, truth value or enumeration, or an array of them.</summary>
    /// <value>Texts are compared as votes are: letter case, white space and punctuation between words do not matter. Unset by default.</value>
    public object? Expect { get; set; }

    /// <summary>Gets or sets a text that should stand in the answer, or in <see cref="Property"/> of it; letter case does not matter.</summary>
    /// <value>Unset by default.</value>
    public string? Contains { get; set; }

    /// <summary>Gets or sets a text that should not stand in the answer, or in <see cref="Property"/> of it; letter case does not matter.</summary>
    /// <value>Unset by default.</value>
    public string? Lacks { get; set; }

    /// <summary>Gets or sets a regular expression that the answer, or <see cref="Property"/> of it, should match somewhere. It may take one second.</summary>
    /// <value>Unset by default.</value>
    public string? Matches { get; set; }

    /// <summary>Gets or sets the property of the result that the expectations are about, for instance <c>"Customer.Name"</c>.</summary>
    /// <value>The default is the result itself.</value>
    public string? Property { get; set; }

    /// <summary>Gets or sets what several properties should be: paths and values in turn, for instance <c>["Customer.Name", "Ada", "Priority", 3]</c>.</summary>
    /// <value>Unset by default.</value>
    public object[]? Properties { get; set; }

    /// <summary>Gets or sets what the call may cost in USD; a cost that is unknown is too much.</summary>
    /// <value>Above 0; by default there is no limit.</value>
    public double MaxCostUsd { get; set; } = double.NaN;

    /// <summary>Gets or sets why the case is not run.</summary>
    /// <value>By default it is.</value>
    public string? Skip { get; set; }
}
