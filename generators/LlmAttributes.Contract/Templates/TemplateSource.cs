using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Where a template comes from, and its text as far as it is known.</summary>
internal sealed class TemplateSource
{
    private AttributeData? _attribute;
    private PromptFile? _file;
    private int _parameter;

    public static TemplateSource Nothing { get; } = new();

    /// <summary>The text as written; <see langword="null"/> when there is none or its file is not read yet.</summary>
    public string? Text { get; private set; }

    public string? File { get; private set; }

    public Fault? Fault { get; private set; }

    /// <summary>Whether the template stands on the method, so that it may hold placeholders.</summary>
    public bool IsOfCall { get; private set; }

    public RuleAnchor Anchor => File is null ? RuleAnchor.Positional(_attribute!, _parameter) : RuleAnchor.Named(_attribute!, "File");

    public RuleAnchor AnchorOf(int start, int length) =>
        File is null ? RuleAnchor.InText(_attribute!, _parameter, start, length) : _file is null ? Anchor : RuleAnchor.InFile(_attribute!, _file, start, length);

    /// <summary>Reads an attribute.</summary>
    /// <param name="attribute">The attribute, which has a text or a <c>File</c>.</param>
    /// <param name="role">What the template is, for messages.</param>
    /// <param name="owner">What the attribute stands on.</param>
    /// <param name="isOfCall">Whether it stands on a method.</param>
    /// <param name="files">The files, where they are known.</param>
    /// <param name="reporter">Takes the rules that are broken.</param>
    /// <param name="parameter">The constructor parameter that is the text.</param>
    public static TemplateSource Read(
        AttributeData attribute, string role, string owner, bool isOfCall, PromptFiles? files, RuleReporter reporter, int parameter = 0)
    {
        var source = new TemplateSource
        {
            _attribute = attribute,
            _parameter = parameter,
            Text = AttributeReader.TextArgument(attribute, parameter),
            File = AttributeReader.Text(attribute, "File"),
            IsOfCall = isOfCall,
        };

        if (source.Text is not null && source.File is not null)
        {
            source.Fail(RuleCatalog.TwoPrompts, RuleAnchor.At(attribute), reporter, owner, role);
            return source;
        }

        if (source.File is not null && files is not null)
        {
            source._file = files.Find(source.File);
            source.Text = source._file?.Text;
            if (source.Text is null)
            {
                source.Fail(RuleCatalog.PromptFileMissing, source.Anchor, reporter, source.File, owner);
                return source;
            }
        }

        // The text is unknown when its file is read later or its expression does not compile.
        var isEmpty = source.Text is null ? source.File is null && !HasArgument(attribute, parameter) : string.IsNullOrWhiteSpace(source.Text);
        if (isEmpty)
            source.Fail(RuleCatalog.EmptyPrompt, RuleAnchor.At(attribute), reporter, role, owner);
        else if (source.Text is null && source.File is null)
            source.Fault = new(RuleIds.EmptyPrompt, $"The {role} of '{owner}' is no constant");
        return source;
    }

    public void Fail(DiagnosticDescriptor rule, RuleAnchor anchor, RuleReporter reporter, params object?[] arguments)
    {
        reporter.Report(rule, anchor, arguments);
        Fault = Fault.Of(rule, arguments);
    }

    private static bool HasArgument(AttributeData attribute, int parameter) =>
        attribute.ConstructorArguments.Length > parameter && attribute.ConstructorArguments[parameter].Kind == TypedConstantKind.Error;
}
