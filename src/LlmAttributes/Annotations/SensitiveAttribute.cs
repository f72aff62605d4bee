namespace LlmAttributes;

/// <summary>Marks a parameter whose value is for the model alone: spans, audit logs and observers show <c>[sensitive]</c> in its place, also where content is captured.</summary>
/// <remarks>
/// The value is sent to the model like any other. A condition or a loop over it is shown as the mark too. Where the answer or an error repeats the value, the mark stands there as well; values of
/// one or two characters are not looked for, and where a loop goes over the value, the whole answer is replaced.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SensitiveAttribute : Attribute;
