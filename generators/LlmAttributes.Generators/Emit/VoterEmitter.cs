using System.Globalization;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes how several answers of one type become one.</summary>
internal static class VoterEmitter
{
    private const string Voters = Names.Runtime + "Voters.";
    private const string Collections = "global::System.Collections.";

    public static SourceText Emit(ShapeModel shape, TargetCapabilities target)
    {
        var writer = new SourceWriter();
        writer.Line(Names.Header);
        writer.Line($"namespace {target.ModelsNamespace};");
        writer.Line();
        writer.Line($"/// <summary>Makes one <c>{shape.DisplayName.Replace("<", "&lt;").Replace(">", "&gt;")}</c> out of several.</summary>");
        writer.Line(Names.GeneratedCode);
        switch (shape.Kind)
        {
            case ShapeKind.Enum:
                writer.Open($"internal static class {shape.Name}Voter");
                writer.Line($"internal static readonly {Names.Runtime}Voter<{shape.TypeName}> Instance = {Voters}Equal<{shape.TypeName}>();");
                writer.Close();
                break;
            case ShapeKind.Union: EmitUnion(writer, shape); break;
            default: EmitObject(writer, shape, target); break;
        }

        return writer.ToSourceText();
    }

    /// <summary>The expression of the voter on a value.</summary>
    public static string Part(PartModel part, VoteModel? vote, TargetCapabilities target)
    {
        var plain = part.PlainName;
        var text = part.Kind switch
        {
            PartKind.Value => Value(part, plain, vote),
            PartKind.Reference => $"global::{target.ModelsNamespace}.{part.Name}Voter.Instance",
            PartKind.Map => $"{Voters}Map<{plain}, {part.Item!.TypeName}>({Part(part.Item, vote, target)}, static map => map)",
            _ => $"{Voters}Sequence<{plain}, {part.Item!.TypeName}>({Part(part.Item, vote, target)}, {(vote?.IsSet ?? part.Name == "Set" ? "true" : "false")}, static items => {Made(part)})",
        };
        return !part.IsNullable ? text : $"{Voters}{(part.IsValueType ? "OrNull" : "OrNullReference")}<{plain}>({text})";
    }

    private static string Value(PartModel part, string plain, VoteModel? vote) => part.Name switch
    {
        "Text" => Voters + "Text",
        "Bytes" => Voters + "Bytes",
        "Number<>" when vote is { Tolerance: not null } or { RelativeTolerance: not null } =>
            $"{Voters}Number<{plain}>({Literals.Of(vote.Tolerance ?? 0)}, {Literals.Of(vote.RelativeTolerance ?? 0)})",
        "Number<>" => $"{Voters}Number<{plain}>()",
        _ => $"{Voters}Equal<{plain}>()",
    };

    private static string Made(PartModel part) => part.Name switch
    {
        "Array" => "items.ToArray()",
        "Set" => $"new {Collections}Generic.HashSet<{part.Item!.TypeName}>(items)",
        "ImmutableArray" => $"{Collections}Immutable.ImmutableArray.CreateRange(items)",
        _ => "items",
    };

    private static void EmitUnion(SourceWriter writer, ShapeModel shape)
    {
        writer.Open($"internal sealed class {shape.Name}Voter : {Names.Runtime}UnionVoter<{shape.TypeName}>");
        writer.Line($"internal static readonly {Names.Runtime}Voter<{shape.TypeName}> Instance = new {shape.Name}Voter();");
        writer.Line($"static readonly {Names.Runtime}Voter<{shape.TypeName}>[] s_kinds =");
        writer.Line("{");
        writer.Push();
        foreach (var kind in shape.Cases)
            writer.Line($"{Voters}Kind<{shape.TypeName}, {kind.TypeName}>({kind.Shape}Voter.Instance),");
        writer.Pop();
        writer.Line("};");
        writer.Line();
        writer.Open($"protected override int KindOf({shape.TypeName} answer)");
        writer.Line("var type = answer.GetType();");
        for (var i = 0; i < shape.Cases.Count - 1; i++)
            writer.Line($"if (type == typeof({shape.Cases[i].TypeName})) return {Number(i)};");
        writer.Line($"return {Number(shape.Cases.Count - 1)};");
        writer.Close();
        writer.Line();
        writer.Line($"protected override {Names.Runtime}Voter<{shape.TypeName}> VoterOf(int kind) => s_kinds[kind];");
        writer.Close();
    }

    private static void EmitObject(SourceWriter writer, ShapeModel shape, TargetCapabilities target)
    {
        var keys = new List<int>();
        var all = new List<int>();
        writer.Open($"internal sealed class {shape.Name}Voter : {Names.Runtime}RecordVoter<{shape.TypeName}>");
        writer.Line($"internal static readonly {Names.Runtime}Voter<{shape.TypeName}> Instance = new {shape.Name}Voter();");
        for (var i = 0; i < shape.Members.Count; i++)
        {
            var member = shape.Members[i];
            writer.Line($"static readonly {Names.Runtime}Voter<{member.Part.TypeName}> s_voter{Number(i)} = {Part(member.Part, member.Vote, target)};");
            all.Add(i);
            if (member.Vote is { IsKey: true })
                keys.Add(i);
        }

        writer.Line();
        if (keys.Count > 0)
        {
            writer.Line("protected override bool HasKeys => true;");
            writer.Line();
        }

        writer.Line($"public override bool Same({shape.TypeName} left, {shape.TypeName} right) =>");
        writer.Line($"    {string.Join(" && ", (keys.Count > 0 ? keys : all).ConvertAll(i => Compare(shape, i, "Same")))};");
        writer.Line();
        writer.Line($"public override double Likeness({shape.TypeName} left, {shape.TypeName} right) =>");
        writer.Line($"    ({string.Join(" + ", all.ConvertAll(i => Compare(shape, i, "Likeness")))}) / {Number(shape.Members.Count)};");
        writer.Line();
        writer.Open($"protected override {shape.TypeName} Make({Names.Runtime}MemberVotes<{shape.TypeName}> votes)");
        foreach (var i in all)
            writer.Line($"var value{Number(i)} = votes.Of(s_voter{Number(i)}, static answer => answer.{shape.Members[i].Name});");
        writer.Line($"return {ShapeEmitter.New(shape, static _ => true)};");
        writer.Close();
        writer.Close();
    }

    private static string Compare(ShapeModel shape, int member, string method)
    {
        var name = shape.Members[member].Name;
        return $"s_voter{Number(member)}.{method}(left.{name}, right.{name})";
    }

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);
}
