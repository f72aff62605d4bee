using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Generators.Memory;

/// <summary>The names that a file declares and the words it holds, as hashes: two names of one hash forget too early, never too late.</summary>
internal sealed class TreeNames
{
    private const string AttributeSuffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> s_known = new();

    private readonly SyntaxTree _tree;
    private readonly List<int> _types = new();
    private readonly List<int> _namespaces = new();
    private HashSet<int>? _words;

    private TreeNames(SyntaxTree tree, CancellationToken token)
    {
        _tree = tree;
        var root = (CompilationUnitSyntax)tree.GetRoot(token);
        AddMembers(root.Members);
        IsGlobal = root.AttributeLists.Count > 0 || root.Externs.Count > 0 || HasGlobalUsing(root);
    }

    /// <summary>The types, nested ones included.</summary>
    public IReadOnlyList<int> Types => _types;

    /// <summary>The namespaces, name by name.</summary>
    public IReadOnlyList<int> Namespaces => _namespaces;

    /// <summary>Whether the file says something that holds for all files.</summary>
    public bool IsGlobal { get; }

    /// <summary>Whether an identifier may be spelled in another way than its name; known once the words are read.</summary>
    public bool HasEscapes { get; private set; }

    public HashSet<int> ReadWords(CancellationToken token)
    {
        if (_words is { } known)
            return known;

        var text = _tree.GetText(token).ToString();
        HasEscapes = ContainsEscapes(text);
        return _words = WordsOf(text);
    }

    public static TreeNames Of(SyntaxTree tree, CancellationToken token)
    {
        if (s_known.TryGetValue(tree, out var names))
            return names;

        names = new(tree, token);
        return s_known.GetValue(tree, _ => names);
    }

    public static int Hash(string name) => Hash(name, 0, name.Length);

    private static int Hash(string text, int start, int end)
    {
        var hash = 17;
        for (var i = start; i < end; i++)
            hash = unchecked((hash * 31) + text[i]);
        return hash;
    }

    private void AddMembers(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    AddNamespace(space.Name);
                    AddMembers(space.Members);
                    break;
                case TypeDeclarationSyntax type:
                    AddType(type.Identifier.ValueText);
                    AddMembers(type.Members);
                    break;
                case EnumDeclarationSyntax type:
                    AddType(type.Identifier.ValueText);
                    break;
                case DelegateDeclarationSyntax type:
                    AddType(type.Identifier.ValueText);
                    break;
            }
        }
    }

    private void AddNamespace(NameSyntax name)
    {
        if (name is QualifiedNameSyntax qualified)
        {
            AddNamespace(qualified.Left);
            AddNamespace(qualified.Right);
        }
        else if (name is SimpleNameSyntax simple)
        {
            _namespaces.Add(Hash(simple.Identifier.ValueText));
        }
    }

    private void AddType(string name)
    {
        _types.Add(Hash(name));
        if (name.Length > AttributeSuffix.Length && name.EndsWith(AttributeSuffix, StringComparison.Ordinal))
            _types.Add(Hash(name, 0, name.Length - AttributeSuffix.Length));
    }

    private static bool HasGlobalUsing(CompilationUnitSyntax root)
    {
        foreach (var directive in root.Usings)
        {
            if (!directive.GlobalKeyword.IsKind(SyntaxKind.None))
                return true;
        }

        return false;
    }

    private static bool ContainsEscapes(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length && text[i + 1] is 'u' or 'U')
                return true;
            if (c > '\u007f' && char.GetUnicodeCategory(c) == UnicodeCategory.Format)
                return true;
        }

        return false;
    }

    private static HashSet<int> WordsOf(string text)
    {
        var words = new HashSet<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!SyntaxFacts.IsIdentifierStartCharacter(text[i]))
                continue;

            var start = i;
            while (i < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[i]))
                i++;
            words.Add(Hash(text, start, i));
        }

        return words;
    }
}
