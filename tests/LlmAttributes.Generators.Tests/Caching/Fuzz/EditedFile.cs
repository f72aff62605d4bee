using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>A file whose text has places with several ways to write them: <c>«one||other»</c>.</summary>
internal sealed class EditedFile
{
    private readonly string _name;
    private readonly string[] _fixed;
    private readonly string[][] _choices;
    private readonly int[] _chosen;
    private int _version;
    private SyntaxTree? _tree;

    public EditedFile(string name, string template)
    {
        _name = name;
        var pieces = template.Split('«');
        _fixed = [pieces[0], .. pieces.Skip(1).Select(static piece => piece[(piece.IndexOf('»', StringComparison.Ordinal) + 1)..])];
        _choices = [.. pieces.Skip(1).Select(static piece => piece[..piece.IndexOf('»', StringComparison.Ordinal)].Split("||"))];
        _chosen = new int[_choices.Length];
    }

    public SyntaxTree Parse(CSharpParseOptions options)
    {
        if (_tree is null || _tree.Options != options)
            _tree = CSharpSyntaxTree.ParseText(Text(), options, $"{_name}{_version}.cs");
        return _tree;
    }

    public string Edit(Random random)
    {
        var place = random.Next(_choices.Length);
        var choice = random.Next(_choices[place].Length);
        _tree = choice == _chosen[place] ? _tree : null;
        _chosen[place] = choice;
        return $"{_name}: '{_choices[place][choice]}'";
    }

    public string Rename()
    {
        _version++;
        _tree = null;
        return $"{_name} renamed";
    }

    public override string ToString() => _name;

    private string Text()
    {
        var text = new StringBuilder(_fixed[0]);
        for (var i = 0; i < _choices.Length; i++)
            text.Append(_choices[i][_chosen[i]]).Append(_fixed[i + 1]);
        return text.ToString();
    }
}
