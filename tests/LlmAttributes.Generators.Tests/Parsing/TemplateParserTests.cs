using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Tests;

public sealed class TemplateParserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "'plain'")]
    [InlineData("{name}", "<name>")]
    [InlineData("Hi {name}!", "'Hi '<name>'!'")]
    [InlineData("{a}{b}", "<a><b>")]
    [InlineData("{order.Total:F2}", "<order.Total|F2>")]
    [InlineData("{a.b.c}", "<a.b.c>")]
    [InlineData("{when:yyyy-MM-dd HH:mm}", "<when|yyyy-MM-dd HH:mm>")]
    [InlineData("{span:hh\\:mm}", "<span|hh\\:mm>")]
    [InlineData("{_x1}", "<_x1>")]
    [InlineData("{größe}", "<größe>")]
    [InlineData("{{name}}", "'{name}'")]
    [InlineData("{{order.Total:F2}}", "'{order.Total:F2}'")]
    [InlineData("{{{name}}}", "'{{name}}'")]
    [InlineData("{{{{name}}}}", "'{{{name}}}'")]
    [InlineData("{{name}", "'{'<name>")]
    [InlineData("{name}}", "<name>'}'")]
    [InlineData("{{ name }}", "'{{ name }}'")]
    [InlineData("{{}}", "'{{}}'")]
    [InlineData("{}", "'{}'")]
    [InlineData("{", "'{'")]
    [InlineData("}", "'}'")]
    [InlineData("{name", "'{name'")]
    [InlineData("{name.", "'{name.'")]
    [InlineData("{name.}", "'{name.}'")]
    [InlineData("{.name}", "'{.name}'")]
    [InlineData("{a..b}", "'{a..b}'")]
    [InlineData("{ name }", "'{ name }'")]
    [InlineData("{name }", "'{name }'")]
    [InlineData("{name: value}", "'{name: value}'")]
    [InlineData("{name:}", "'{name:}'")]
    [InlineData("{name:\"x\"}", "'{name:\"x\"}'")]
    [InlineData("{name:F2", "'{name:F2'")]
    [InlineData("{1}", "'{1}'")]
    [InlineData("{a-b}", "'{a-b}'")]
    [InlineData("{\"name\": \"{name}\"}", "'{\"name\": \"'<name>'\"}'")]
    [InlineData("{\"a\":{\"b\":{x}}}", "'{\"a\":{\"b\":'<x>'}}'")]
    [InlineData("a\r\nb\rc\nd", "'a\nb\nc\nd'")]
    [InlineData("\r\n{x}\r", "'\n'<x>'\n'")]
    public void Parse_Template_SplitsIntoPieces(string template, string expected)
    {
        var pieces = TemplateParser.Parse(template).Select(static part =>
            !part.IsHole ? $"'{part.Text}'" : part.Format is null ? $"<{part.Text}>" : $"<{part.Text}|{part.Format}>");

        Assert.Equal(expected, string.Concat(pieces));
    }

    [Fact]
    public void Parse_AfterWindowsLineEnds_PlacesHolesInTheTemplateAsWritten()
    {
        const string Template = "a\r\n\r\n{name:F1} {{x}} {b}";

        var holes = TemplateParser.Parse(Template).Where(static part => part.IsHole).Select(static part => Template.Substring(part.Start, part.Length));

        Assert.Equal(["{name:F1}", "{b}"], holes);
    }

    [Theory]
    [InlineData("{ name }", "{ name }", "name")]
    [InlineData("{name }", "{name }", "name")]
    [InlineData("say {name:} now", "{name:}", "name")]
    [InlineData("say {name now", "{name", "name")]
    [InlineData("say {name", "{name", "name")]
    [InlineData("{ name.Length }", "{ name.Length }", "name.Length")]
    public void FindNearMisses_OfAParameter_NamesWhatWasMeant(string template, string written, string meant)
    {
        var miss = Assert.Single(NearMissFinder.Find(template, ["name"]));

        Assert.Equal(written, template.Substring(miss.Start, miss.Length));
        Assert.Equal(meant, miss.Text);
    }

    [Theory]
    [InlineData("{name}")]
    [InlineData("{{name}}")]
    [InlineData("{ other }")]
    [InlineData("{name: value}")]
    [InlineData("{name, age}")]
    [InlineData("{ \"name\": 1 }")]
    [InlineData("{name of the person}")]
    public void FindNearMisses_OfClearText_FindsNone(string template) => Assert.Empty(NearMissFinder.Find(template, ["name"]));
}
