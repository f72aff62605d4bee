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
    private HashSet<int>? _words;

    private TreeNames(SyntaxTree tree, CancellationToken token)
    {
        _tree = tree;
        var root = (CompilationUnitSyntax)tree.GetRoot(token);
        var declared = new List<int>();
        AddMembers(declared, root.Members);
        Declared = declared;
        IsGlobal = root.AttributeLists.Count > 0 || root.Externs.Count > 0 || HasGlobalUsing(root);
    }

    /// <summary>The types and namespaces.</summary>
    public IReadOnlyList<int> Declared { get; }

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

    private static void AddMembers(List<int> declared, SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    AddNamespace(declared, space.Name);
                    AddMembers(declared, space.Members);
                    break;
                case TypeDeclarationSyntax type:
                    AddType(declared, type.Identifier.ValueText);
                    AddMembers(declared, type.Members);
                    break;
                case EnumDeclarationSyntax type:
                    AddType(declared, type.Identifier.ValueText);
                    break;
                case DelegateDeclarationSyntax type:
                    AddType(declared, type.Identifier.ValueText);
                    break;
            }
        }
    }

    private static void AddNamespace(List<int> declared, NameSyntax name)
    {
        if (name is QualifiedNameSyntax qualified)
        {
            AddNamespace(declared, qualified.Left);
            AddNamespace(declared, qualified.Right);
        }
        else if (name is SimpleNameSyntax simple)
        {
            declared.Add(Hash(simple.Identifier.ValueText));
        }
    }

    private static void AddType(List<int> declared, string name)
    {
        declared.Add(Hash(name));
        if (name.Length > AttributeSuffix.Length && name.EndsWith(AttributeSuffix, StringComparison.Ordinal))
            declared.Add(Hash(name, 0, name.Length - AttributeSuffix.Length));
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
