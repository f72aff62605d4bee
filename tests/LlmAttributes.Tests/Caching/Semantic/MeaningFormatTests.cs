using System.Text;

namespace LlmAttributes.Tests.Caching.Semantic;

public class MeaningFormatTests
{
    private static readonly LlmCacheKey s_key = new([.. Enumerable.Repeat((byte)3, LlmCacheKey.Size)]);
    private static readonly SemanticQuery s_query = new("How is it?") { Slots = ["a", ""] };

    private readonly MeaningFormat _format = new(default);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var (query, key) = _format.Read("g", _format.Write("g", s_key, s_query, [1, -0.5f]))!.Value;

        Assert.Equal((s_query.Text, s_query.Shelf, s_key), (query.Text, query.Shelf, key));
        Assert.Equal([1, -0.5f], query.Vector!);
        Assert.Null(_format.Read("g", _format.Write("g", s_key, s_query, []))!.Value.Query.Vector);
    }

    [Fact]
    public void Read_OfAnotherGroupOrSecret_IsNone()
    {
        var line = _format.Write("g", s_key, s_query, []);

        Assert.Null(_format.Read("h", line));
        Assert.Null(new MeaningFormat(Encoding.UTF8.GetBytes("sixteen letters!")).Read("g", line));
    }

    [Fact]
    public void Read_ChangedOrCut_IsNone()
    {
        var line = _format.Write("g", s_key, s_query, [1, 2]);
        for (var i = 0; i < line.Length; i++)
        {
            var changed = line.ToArray();
            changed[i] ^= 1;
            Assert.Null(_format.Read("g", changed));
            Assert.Null(_format.Read("g", line.AsMemory(0, i)));
        }
    }
}
