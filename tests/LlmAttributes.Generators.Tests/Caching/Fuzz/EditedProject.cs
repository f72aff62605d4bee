using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>A project that changes by one edit at a time; files that an edit leaves alone keep their trees.</summary>
internal sealed class EditedProject
{
    private static readonly MetadataReference s_far = CompileFar();

    private static readonly MetadataReference[][] s_references =
    [
        [.. TestReferences.All],
        [.. TestReferences.All, s_far],
        [.. TestReferences.All, s_far.WithAliases(["far"])],
        [.. TestReferences.All.Where(static reference => !reference.Display!.Contains("Microsoft.Extensions.AI", StringComparison.Ordinal))],
    ];

    private static readonly CSharpParseOptions[] s_parse =
        [GeneratorHarness.ParseOptions, GeneratorHarness.ParseOptions.WithPreprocessorSymbols("NEW"), GeneratorHarness.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11)];

    private readonly Random _random;
    private readonly List<EditedFile> _files = [.. EditedSources.Always.Select(static file => new EditedFile(file.Name, file.Template))];
    private readonly List<EditedFile> _absent = [.. EditedSources.Sometimes.Select(static file => new EditedFile(file.Name, file.Template))];
    private CSharpCompilation _empty = GeneratorHarness.Compile();

    public EditedProject(Random random)
    {
        _random = random;
        foreach (var _ in Enumerable.Range(0, random.Next(4)))
            Add();
        foreach (var _ in Enumerable.Range(0, random.Next(12)))
            EditText();
    }

    public CSharpParseOptions ParseOptions { get; private set; } = s_parse[0];

    public CSharpCompilation Compile() => _empty.AddSyntaxTrees(_files.Select(file => file.Parse(ParseOptions)));

    /// <summary>Makes one edit and says which.</summary>
    public string Edit() => _random.Next(20) switch
    {
        < 12 => EditText(),
        < 14 => Add(),
        < 15 => Remove(),
        < 16 => Pick(_files).Rename(),
        < 18 => Reorder(),
        _ => EditSettings(),
    };

    private string EditText() => Pick(_files).Edit(_random);

    private string Add()
    {
        if (_absent.Count == 0)
            return "";

        var file = Pick(_absent);
        _absent.Remove(file);
        file.Edit(_random);
        _files.Insert(_random.Next(_files.Count + 1), file);
        return $"{file} added";
    }

    private string Remove()
    {
        var file = Pick(_files);
        _files.Remove(file);
        _absent.Add(file);
        return $"{file} removed";
    }

    private string Reorder()
    {
        var file = Pick(_files);
        _files.Remove(file);
        _files.Insert(_random.Next(_files.Count + 1), file);
        return $"{file} moved";
    }

    private string EditSettings()
    {
        switch (_random.Next(4))
        {
            case 0:
                _empty = _empty.WithReferences(Pick(s_references));
                return "references changed";
            case 1:
                ParseOptions = Pick(s_parse);
                return "parse options changed";
            case 2:
                _empty = _empty.WithOptions(_empty.Options.WithNullableContextOptions(_random.Next(2) == 0 ? NullableContextOptions.Enable : NullableContextOptions.Disable));
                return "options changed";
            default:
                _empty = _empty.WithAssemblyName(_random.Next(2) == 0 ? "Shop" : "Bank");
                return "assembly renamed";
        }
    }

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private static PortableExecutableReference CompileFar()
    {
        using var image = new MemoryStream();
        var compilation = GeneratorHarness.Compile(EditedSources.Far).WithAssemblyName("Far");
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
