using System.Text;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Text.Tests.Retrieval;

public class FusionTrainerTests
{
    private const int Questions = 24;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Train_OneOfBothIsRight_LearnsToFollowIt(bool isVectorRight)
    {
        await using var store = await StoreAsync(isVectorRight);

        var training = await new FusionTrainer().TrainAsync(store, Judged());

        Assert.True(training.IsAccepted);
        Assert.Equal(training.Learned, training.Weights);
        Assert.True(training.HeldOut > training.HeldOutBefore + 0.1);
        Assert.True(isVectorRight ? training.Weights.VectorShare > 0.5 : training.Weights.VectorShare < 0.5);
    }

    [Fact]
    public async Task Train_TheSameQuestions_GivesTheSameWeights()
    {
        await using var store = await StoreAsync(isVectorRight: true);

        Assert.Equal(await new FusionTrainer(new() { Seed = 7 }).TrainAsync(store, Judged()), await new FusionTrainer(new() { Seed = 7 }).TrainAsync(store, Judged()));
    }

    [Fact]
    public async Task Train_NothingIsBetter_KeepsWhatTheStoreHas()
    {
        var own = new FusionWeights(ScoreFusion.Weighted, 0.37, 11);
        await using var store = await StoreAsync(isVectorRight: true, own);

        var training = await new FusionTrainer().TrainAsync(store, [.. Enumerable.Range(0, 12).Select(static i => new JudgedQuestion($"animal{i}", "nowhere"))]);

        Assert.Equal((own, own, true), (training.Weights, training.Learned, training.IsAccepted));
    }

    [Fact]
    public async Task Query_WithLearnedWeights_FollowsThem()
    {
        await using var index = new InMemoryPassageIndex();
        var before = await StoreAsync(isVectorRight: true, index: index);
        var training = await new FusionTrainer().TrainAsync(before, Judged());
        var options = OptionsOf(isVectorRight: true);
        training.Weights.ApplyTo(options);

        var after = new ContextStore(options, index);

        Assert.Equal("right3", (await after.QueryAsync(new("animal3"))).Passages[0].Passage.DocumentId);
    }

    [Fact]
    public async Task Train_WithoutEmbeddings_SaysWhatToDo()
    {
        await using var store = new ContextStore();

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => new FusionTrainer().TrainAsync(store, Judged()));

        Assert.Equal("The store finds by words alone, so there is nothing to weigh; set Embeddings of its options.", fault.Message);
    }

    [Fact]
    public async Task Train_TooFewQuestions_SaysHowManyThereMustBe()
    {
        await using var store = await StoreAsync(isVectorRight: true);

        var fault = await Assert.ThrowsAsync<ArgumentException>(() => new FusionTrainer().TrainAsync(store, [.. Judged().Take(9), new("nothing")]));

        Assert.StartsWith("There are 9 questions that name a document; give 10 at least.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WhatWasSaved_IsTheSame()
    {
        var weights = new FusionWeights(ScoreFusion.Weighted, 0.12, 30);
        using var stream = new MemoryStream();

        weights.Save(stream);
        stream.Position = 0;

        Assert.Equal(weights, FusionWeights.Load(stream));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"version":2,"fusion":"Weighted","vectorShare":0.5,"rankOffset":60}""")]
    [InlineData("""{"version":1,"fusion":"Other","vectorShare":0.5,"rankOffset":60}""")]
    [InlineData("""{"version":1,"fusion":7,"vectorShare":0.5,"rankOffset":60}""")]
    [InlineData("""{"version":1,"fusion":"Weighted","vectorShare":1.5,"rankOffset":60}""")]
    [InlineData("""{"version":1,"fusion":"Weighted","vectorShare":0.5,"rankOffset":-1}""")]
    public void Load_NoWeights_SaysSo(string json) => Assert.Throws<InvalidDataException>(() => FusionWeights.Load(new MemoryStream(Encoding.UTF8.GetBytes(json))));

    [Theory]
    [InlineData(0, 5, "Depth")]
    [InlineData(10, 1, "Folds")]
    [InlineData(10, 11, "Folds")]
    public void Create_OptionOutOfRange_NamesIt(int depth, int folds, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new FusionTrainer(new() { Depth = depth, Folds = folds })).ParamName);

    private static JudgedQuestion[] Judged() => [.. Enumerable.Range(0, Questions).Select(static i => new JudgedQuestion($"animal{i}", $"right{i}"))];

    private static ContextStoreOptions OptionsOf(bool isVectorRight) => new() { Embeddings = new Pointing(isVectorRight) };

    // By words the document comes first that has the animal more often, by vectors the one that the embeddings point at; where both count alike, the wrong one by its name.
    private static async Task<ContextStore> StoreAsync(bool isVectorRight, FusionWeights? weights = null, IPassageIndex? index = null)
    {
        var options = OptionsOf(isVectorRight);
        weights?.ApplyTo(options);
        var store = new ContextStore(options, index);
        for (var i = 0; i < Questions; i++)
        {
            await store.AddAsync(Stores.Whole($"right{i}", isVectorRight ? $"right animal{i} among others" : $"right animal{i} animal{i} animal{i}"));
            await store.AddAsync(Stores.Whole($"other{i}", isVectorRight ? $"wrong animal{i} animal{i} animal{i}" : $"wrong animal{i} among others"));
        }

        return store;
    }

    private sealed class Pointing(bool isRight) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(VectorOf(text)))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        private float[] VectorOf(string text)
        {
            var vector = new float[Questions + 1];
            var word = text.Split(' ').First(static word => word.StartsWith("animal", StringComparison.Ordinal));
            vector[int.Parse(word["animal".Length..], System.Globalization.CultureInfo.InvariantCulture)] = 1;
            vector[Questions] = text.StartsWith("animal", StringComparison.Ordinal) || text.StartsWith(isRight ? "right" : "wrong", StringComparison.Ordinal) ? 0 : 0.5f;
            return vector;
        }
    }
}
