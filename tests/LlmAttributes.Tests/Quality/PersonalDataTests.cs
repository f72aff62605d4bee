namespace LlmAttributes.Tests.Quality;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("Mail maria.lopez+x@mail.example.org.", PersonalDataKinds.Email, "maria.lopez+x@mail.example.org")]
    [InlineData("Call +1 415 555 2671 today", PersonalDataKinds.Phone, "+1 415 555 2671")]
    [InlineData("Call (212) 555-0187.", PersonalDataKinds.Phone, "(212) 555-0187")]
    [InlineData("Card 4111 1111 1111 1111.", PersonalDataKinds.Card, "4111 1111 1111 1111")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00 please", PersonalDataKinds.BankAccount, "DE89 3704 0044 0532 0130 00")]
    [InlineData("SSN 536-22-8145,", PersonalDataKinds.SocialSecurity, "536-22-8145")]
    [InlineData("Host 192.168.14.23.", PersonalDataKinds.IpAddress, "192.168.14.23")]
    [InlineData("key=AKIAIOSFODNN7EXAMPLE;", PersonalDataKinds.Key, "AKIAIOSFODNN7EXAMPLE")]
    public void Find_PersonalData_GivesItsPlace(string text, PersonalDataKinds kind, string value)
    {
        var match = Assert.Single(PersonalData.Find(text));

        Assert.Equal(kind, match.Kind);
        Assert.Equal(value, text.Substring(match.Start, match.Length));
    }

    [Theory]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("DE88 3704 0044 0532 0130 00")]
    [InlineData("version 10.0.14 of 2026-11-26")]
    [InlineData("300.1.2.3")]
    [InlineData("3.1415926535897932")]
    [InlineData("$1234567890 and 1,234,567")]
    [InlineData("a@b and @user")]
    [InlineData("")]
    public void Find_OtherNumbers_GivesNothing(string text) => Assert.Empty(PersonalData.Find(text));

    [Fact]
    public void Find_KindsLeftOut_AreNotLookedFor() => Assert.Equal(PersonalDataKinds.Phone, Assert.Single(PersonalData.Find("a.b@example.org, +1 415 555 2671", PersonalDataKinds.Phone)).Kind);

    [Fact]
    public void Find_DataOfTheRequest_IsNoFaultOfTheAnswer()
    {
        var scorer = new QualityScorer(new() { Checks = QualityChecks.PersonalData });

        Assert.False(scorer.Score(new("Your address is jo@example.org.") { Request = "I am jo@example.org. What is my address?" }).HasFault(QualityChecks.PersonalData));
    }
}
