using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Memory;

/// <summary>The names that a file declares and the words it holds, as hashes: two names of one hash forget too early, never too late.</summary>
internal sealed class TreeNames
{
    private const string AttributeSuffix = "Attribute";
    private const int Root = 17;

    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> s_known = new();
    private static readonly char[] s_digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    private readonly SyntaxTree _tree;
    private readonly List<int> _types = new();
    private readonly List<KeyValuePair<int, int>> _namespaces = new();
    private HashSet<int>? _words;
    private HashSet<int>? _sharedWords;

    private TreeNames(SyntaxTree tree, CancellationToken token)
    {
        _tree = tree;
        var root = (CompilationUnitSyntax)tree.GetRoot(token);
        AddMembers(root.Members, Root);
        IsGlobal = root.AttributeLists.Count > 0 || root.Externs.Count > 0 || HasGlobalUsing(root);
    }

    /// <summary>Stands among the types for every one whose name a generated class may want.</summary>
    public static int GeneratedName { get; } = Hash(".");

    /// <summary>The types, nested ones included.</summary>
    public IReadOnlyList<int> Types => _types;

    /// <summary>The namespaces with all that contain them: the full name of each, then its own.</summary>
    public IReadOnlyList<KeyValuePair<int, int>> Namespaces => _namespaces;

    /// <summary>Whether the file says something that holds for all files.</summary>
    public bool IsGlobal { get; }

    /// <summary>Whether an identifier may be spelled in another way than its name; known once the words are read.</summary>
    public bool HasEscapes { get; private set; }

    public HashSet<int> ReadWords(CancellationToken token)
    {
        if (_words is { } known)
            return known;

        return _words = WordsOf(_tree.GetText(token).ToString());
    }

    /// <summary>The words of global usings and of the assembly's attributes.</summary>
    public HashSet<int> ReadSharedWords(CancellationToken token)
    {
        if (_sharedWords is { } known)
            return known;

        var root = (CompilationUnitSyntax)_tree.GetRoot(token);
        var end = root.Members.Count == 0 ? root.FullSpan.End : root.Members[0].FullSpan.Start;
        return _sharedWords = WordsOf(_tree.GetText(token).ToString(TextSpan.FromBounds(0, end)));
    }

    public static TreeNames Of(SyntaxTree tree, CancellationToken token)
    {
        if (s_known.TryGetValue(tree, out var names))
            return names;

        names = new(tree, token);
        return s_known.GetValue(tree, _ => names);
    }

    private static int Hash(string name) => Hash(name, 0, name.Length);

    private static int Hash(string text, int start, int end, int hash = Root)
    {
        for (var i = start; i < end; i++)
            hash = unchecked((hash * 31) + text[i]);
        return hash;
    }

    private void AddMembers(SyntaxList<MemberDeclarationSyntax> members, int path)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    AddMembers(space.Members, AddNamespace(space.Name, path));
                    break;
                case TypeDeclarationSyntax type:
                    AddType(type.Identifier.ValueText);
                    AddMembers(type.Members, path);
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

    private int AddNamespace(NameSyntax name, int path)
    {
        if (name is QualifiedNameSyntax qualified)
            return AddNamespace(qualified.Right, AddNamespace(qualified.Left, path));
        if (name is not SimpleNameSyntax { Identifier.ValueText: var text })
            return path;

        path = Hash(text, 0, text.Length, unchecked((path * 31) + '.'));
        _namespaces.Add(new(path, Hash(text)));
        return path;
    }

    private void AddType(string name)
    {
        _types.Add(Hash(name));
        if (name.Length > AttributeSuffix.Length && name.EndsWith(AttributeSuffix, StringComparison.Ordinal))
            _types.Add(Hash(name, 0, name.Length - AttributeSuffix.Length));
        // The generated class avoids types of its name wherever they are declared, and takes a number instead.
        if (name.TrimEnd(s_digits) is "Client" or "Decorator")
            _types.Add(GeneratedName);
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

    private HashSet<int> WordsOf(string text)
    {
        HasEscapes |= ContainsEscapes(text);
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
