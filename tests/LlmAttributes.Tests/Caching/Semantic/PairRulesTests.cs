namespace LlmAttributes.Tests.Caching.Semantic;

public class PairRulesTests
{
    [Theory]
    [InlineData("What is 15% of 80?", "What is 15% of 90?")]
    [InlineData("Give me ten ideas.", "Give me five ideas.")]
    [InlineData("How far is 1,000 steps?", "How far is 10,000 steps?")]
    [InlineData("Who was King Henry IV?", "Who was King Henry V?")]
    [InlineData("What is -5 + 3?", "What is 5 + 3?")]
    [InlineData("What is 10 to the power of 3?", "What is 3 to the power of 10?")]
    public void Of_OtherNumbers_FindsNumbers(string left, string right) => Assert.True(Faults(left, right).HasFlag(PairFaults.Numbers));

    [Theory]
    [InlineData("Give me 10 ideas.", "Give me ten ideas.")]
    [InlineData("What is 1,000 times 2.50?", "What is 1000 times 2.5?")]
    [InlineData("Who was the 16th president?", "Who was the 16 president?")]
    public void Of_SameNumbersWrittenOtherwise_FindsNoFault(string left, string right) => Assert.Equal(PairFaults.None, Faults(left, right));

    [Theory]
    [InlineData("Is it safe to eat?", "Is it not safe to eat?")]
    [InlineData("Why does it work?", "Why doesn't it work?")]
    [InlineData("Can I go?", "Can't I go?")]
    [InlineData("Is it possible to travel?", "Is it impossible to travel?")]
    [InlineData("Show hotels with a pool.", "Show hotels without a pool.")]
    [InlineData("Is anything left?", "Is nothing left?")]
    public void Of_OneDenied_FindsNegation(string left, string right) => Assert.True(Faults(left, right).HasFlag(PairFaults.Negation));

    [Theory]
    [InlineData("Is this contract valid?", "Is this contract invalid?")]
    [InlineData("How do I increase the volume?", "How do I decrease the volume?")]
    [InlineData("Should I buy shares now?", "Should I sell shares now?")]
    [InlineData("How do I subscribe?", "How do I unsubscribe?")]
    [InlineData("Give me arguments for the plan.", "Give me arguments against the plan.")]
    public void Of_OppositeWords_FindsAntonyms(string left, string right) => Assert.True(Faults(left, right).HasFlag(PairFaults.Antonyms));

    [Fact]
    public void Of_OppositeSmallWordsInOtherPlaces_FindsNoAntonyms() =>
        Assert.False(Faults("How do I stay up to date?", "What keeps me in the know about what goes down?").HasFlag(PairFaults.Antonyms));

    [Theory]
    [InlineData("What is the capital of France?", "What is the capital of Finland?")]
    [InlineData("Who is the CEO of Apple?", "Who is the CEO of that firm?")]
    public void Of_OtherName_FindsNames(string left, string right) => Assert.True(Faults(left, right).HasFlag(PairFaults.Names));

    [Theory]
    [InlineData("What is the capital of France?", "what is the capital of france?")]
    [InlineData("Which films does Germany show?", "Which films do German cinemas show?")]
    public void Of_NameInSmallLetters_FindsNoNames(string left, string right) => Assert.False(Faults(left, right).HasFlag(PairFaults.Names));

    [Theory]
    [InlineData("How far is 5 km?", "How far is 5 m?")]
    [InlineData("Is it due on Saturday?", "Is it due on Sunday?")]
    [InlineData("What does it cost per hour?", "What does it cost per day?")]
    [InlineData("Is 25% good?", "Is 25 € good?")]
    [InlineData("How heavy is 20 kg?", "How heavy is 20?")]
    public void Of_OtherUnit_FindsUnits(string left, string right) => Assert.True(Faults(left, right).HasFlag(PairFaults.Units));

    [Fact]
    public void Of_SameUnitWrittenOtherwise_FindsNoFault() => Assert.Equal(PairFaults.None, Faults("How far is 5 km?", "How far is 5 kilometres?"));

    [Theory]
    [InlineData("Translate this into spanish.", "Translate this into portuguese.")]
    [InlineData("Translate this.", "Translate this into french.")]
    public void Of_OtherLanguageAsked_FindsLanguage(string left, string right) => Assert.True(Faults(left, right).HasFlag(PairFaults.Language));

    [Fact]
    public void Of_OtherScript_FindsScript() => Assert.True(Faults("Где мой заказ?", "Where is my order?").HasFlag(PairFaults.Script));

    [Theory]
    [InlineData("How do I grow tomatoes?", "How do I grow potatoes?")]
    [InlineData("What is a mutex?", "What is a semaphore?")]
    [InlineData("How do I stop the server?", "How do I stop procrastinating?")]
    public void Of_OtherWordInSamePlace_FindsSubstitution(string left, string right) => Assert.True(Faults(left, right).HasFlag(PairFaults.Substitution));

    [Fact]
    public void Of_SynonymInSamePlace_FindsNoFault() => Assert.Equal(PairFaults.None, Faults("How do I fix a tap?", "How do I repair a tap?"));

    [Theory]
    [InlineData("Is Java faster than Python?", "Is Python faster than Java?")]
    [InlineData("How do I get from London to Paris?", "How do I get from Paris to London?")]
    [InlineData("Did the husband kill the wife?", "Did the wife kill the husband?")]
    public void Of_ExchangedWords_FindsOrder(string left, string right) => Assert.True(Faults(left, right).HasFlag(PairFaults.Order));

    [Theory]
    [InlineData("How do I merge cells in Excel?", "In Excel, how do I merge cells?")]
    [InlineData("How do TCP and UDP differ?", "How do UDP and TCP differ?")]
    [InlineData("How do I get from the airport to the city?", "How do I get to the city from the airport?")]
    public void Of_WordsMovedWithoutTurningTheSense_FindsNoFault(string left, string right) => Assert.Equal(PairFaults.None, Faults(left, right));

    [Fact]
    public void Of_TextBeyondWhatIsRead_FindsLength()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", QueryReading.MaxWords + 1));

        Assert.True(Faults(text + " one", text + " two").HasFlag(PairFaults.Length));
    }

    private static PairFaults Faults(string left, string right) => PairRules.Of(PairAlignment.Of(QueryReading.Of(left), QueryReading.Of(right)));
}
