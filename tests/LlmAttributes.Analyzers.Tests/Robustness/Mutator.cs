using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Analyzers.Tests.Robustness;

/// <summary>Changes a source the way typing does, and the way nobody would.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly string[] s_words =
    [
        "partial", "static", "abstract", "ref", "out", "params", "string", "int", "void", "T", "null", "default", "new", "async", "file", "unsafe", "where",
        "Task<string>", "IAsyncEnumerable<int>", "CancellationToken token", "[Prompt(", "[LlmClient]", "[Decorate]", "[Timeout(TotalSeconds = -1)]", "double.NaN",
        "{", "}", "(", ")", "[", "]", "<", ">", ",", ";", "=>", "=", "?", "@", "\"", "\"\"\"", "$\"{", "//", "/*", "#if", "-", "1e400", "0", "int.MaxValue", "'",
    ];

    private static readonly string[] s_texts =
    [
        "{name}", "{body}", "{ body }", "{body", "{body:}", "{body.Length}", "{body.Length.Length}", "{{body}}", "{{{body}}}", "{@class}", "{}", "{0}", "{body:F2}", "{body:{x}}",
        "\"", "\\", "\"\"\"", "\r\n", "\u2028", "\u0085", "\uD800", "\uDC00x", "\0", "\u200B", "*/", "//", "#endif", "fast", "sk-a8Fk29dLq0Zx73PbWm41TyRn", " ", "",
        "../..", "C:\\x", "a b", "{topic.", "{topic..x}", "{token}", "{cancellationToken}", "{options}", "%n{0:x}", "\uD83D\uDE00{name}",
    ];

    public string Mutate(string source)
    {
        // Half of the mutants should still compile, or nobody would see what is generated for them.
        var isTame = random.Next(3) > 0;
        for (var steps = random.Next(1, 4); steps > 0; steps--)
        {
            var root = CSharpSyntaxTree.ParseText(source).GetRoot();
            source = isTame ? TameStep(source, root) : WildStep(source, root);
        }

        return source;
    }

    private string TameStep(string source, SyntaxNode root) => random.Next(5) switch
    {
        0 => ReplaceText(source, root),
        1 => Copy<AttributeListSyntax>(source, root, static list => list.Parent is MethodDeclarationSyntax or InterfaceDeclarationSyntax),
        2 => Copy<TypeSyntax>(source, root, static type => type.Parent is ParameterSyntax or MethodDeclarationSyntax || type.Parent?.Parent?.Parent is MethodDeclarationSyntax),
        3 => DeleteNode(source, root),
        _ => Copy<ExpressionSyntax>(source, root, static expression => expression.Parent is AttributeArgumentSyntax),
    };

    private string WildStep(string source, SyntaxNode root)
    {
        return random.Next(8) switch
        {
            0 or 1 => DeleteTokens(source, root),
            2 => HalfAttribute(source, root),
            3 => DuplicateMember(source, root),
            4 or 5 => ReplaceText(source, root),
            6 => InsertWord(source, root),
            _ => SwapTokens(source, root),
        };
    }

    private string Copy<T>(string source, SyntaxNode root, Func<T, bool> isWanted)
        where T : SyntaxNode
    {
        var nodes = root.DescendantNodes().OfType<T>().Where(isWanted).ToList();
        if (nodes.Count == 0)
            return source;

        var target = nodes[random.Next(nodes.Count)].Span;
        return source.Remove(target.Start, target.Length).Insert(target.Start, nodes[random.Next(nodes.Count)].ToString());
    }

    private string DeleteNode(string source, SyntaxNode root)
    {
        var nodes = root.DescendantNodes().Where(static node => node is AttributeListSyntax or MemberDeclarationSyntax or TypeParameterConstraintClauseSyntax).ToList();
        if (nodes.Count == 0)
            return source;

        var span = nodes[random.Next(nodes.Count)].Span;
        return source.Remove(span.Start, span.Length);
    }

    private string DeleteTokens(string source, SyntaxNode root)
    {
        var tokens = root.DescendantTokens().ToList();
        var first = random.Next(tokens.Count);
        var last = Math.Min(tokens.Count - 1, first + random.Next(3));
        return source.Remove(tokens[first].SpanStart, tokens[last].Span.End - tokens[first].SpanStart);
    }

    private string HalfAttribute(string source, SyntaxNode root)
    {
        var lists = root.DescendantNodes().OfType<AttributeListSyntax>().ToList();
        if (lists.Count == 0)
            return source;

        var span = lists[random.Next(lists.Count)].Span;
        var cut = random.Next(span.Length);
        return source.Remove(span.Start + cut, span.Length - cut);
    }

    private string DuplicateMember(string source, SyntaxNode root)
    {
        var nodes = root.DescendantNodes().Where(static node => node is MemberDeclarationSyntax or AttributeListSyntax or AttributeArgumentSyntax or ParameterSyntax).ToList();
        if (nodes.Count == 0)
            return source;

        var node = nodes[random.Next(nodes.Count)];
        var separator = node is AttributeArgumentSyntax or ParameterSyntax ? ", " : "\n";
        return source.Insert(node.Span.End, separator + node);
    }

    private string ReplaceText(string source, SyntaxNode root)
    {
        var literals = root.DescendantTokens().Where(static token => token.Kind() is
            SyntaxKind.StringLiteralToken or SyntaxKind.NumericLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken).ToList();
        if (literals.Count == 0)
            return source;

        var literal = literals[random.Next(literals.Count)];
        var text = literal.IsKind(SyntaxKind.NumericLiteralToken) && random.Next(2) == 0
            ? s_words[random.Next(s_words.Length)]
            : SymbolDisplay.FormatLiteral(RandomText(), quote: true);
        return source.Remove(literal.SpanStart, literal.Span.Length).Insert(literal.SpanStart, text);
    }

    private string RandomText()
    {
        var text = new StringBuilder();
        for (var parts = random.Next(1, 6); parts > 0; parts--)
        {
            if (random.Next(4) == 0)
                text.Append((char)random.Next(char.MaxValue + 1));
            else
                text.Append(s_texts[random.Next(s_texts.Length)]);
        }

        return text.ToString();
    }

    private string InsertWord(string source, SyntaxNode root)
    {
        var tokens = root.DescendantTokens().ToList();
        return source.Insert(tokens[random.Next(tokens.Count)].SpanStart, s_words[random.Next(s_words.Length)] + " ");
    }

    private string SwapTokens(string source, SyntaxNode root)
    {
        var tokens = root.DescendantTokens().ToList();
        var (left, right) = (tokens[random.Next(tokens.Count)].Span, tokens[random.Next(tokens.Count)].Span);
        if (left.Start > right.Start)
            (left, right) = (right, left);
        return left.End > right.Start
            ? source
            : source[..left.Start] + source[right.Start..right.End] + source[left.End..right.Start] + source[left.Start..left.End] + source[right.End..];
    }
}
