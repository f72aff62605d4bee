namespace LlmAttributes;

/// <summary>Marks a parameter whose value is for the model alone: spans, audit logs and observers show <c>[sensitive]</c> in its place, also where content is captured.</summary>
/// <remarks>The value is sent to the model like any other. Where the answer or an error repeats it, the mark stands there too; values of one or two characters are not looked for.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SensitiveAttribute : Attribute;
