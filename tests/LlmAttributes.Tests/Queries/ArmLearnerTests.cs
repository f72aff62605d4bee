namespace LlmAttributes.Tests.Queries;

public class ArmLearnerTests
{
    [Fact]
    public void Best_ClearDifference_IsFound()
    {
        var learner = new ArmLearner(3);
        for (var i = 0; i < 40; i++)
        {
            learner.Learn(0, 1, 0.2);
            learner.Learn(0, 2, 0.9);
            learner.Learn(0, 4, 0.5);
        }

        Assert.Equal(1, learner.Best(0));
    }

    [Fact]
    public void Best_CellWithoutOutcomes_FollowsTheOthers()
    {
        var learner = new ArmLearner(2);
        for (var cell = 0; cell < 4; cell++)
        {
            for (var i = 0; i < 40; i++)
            {
                learner.Learn(cell, 1, 0.4);
                learner.Learn(cell, 2, 0.7);
            }
        }

        Assert.Equal(1, learner.Best(9));
    }

    [Fact]
    public void Forget_WhatWasLearned_IsAsBefore()
    {
        var learner = new ArmLearner(2);
        learner.Learn(0, 1, 0.9);
        learner.Forget(0, 1, 0.9);

        var estimate = learner.Estimate(0, new double[ArmLearner.RoomOf(2)]);

        Assert.Equal(0, estimate.MeanOf(0), 9);
        Assert.Equal(0, learner.CountOf(0));
    }

    [Fact]
    public void Next_HelplessArms_TriesNothingToo()
    {
        var learner = new ArmLearner(2);
        for (var i = 0; i < 200; i++)
        {
            learner.Learn(0, 1, 0.3);
            learner.Learn(0, 2, 0.2);
            learner.Learn(0, 0, 0.8);
        }

        var random = new RandomSource(1);
        var tried = Enumerable.Range(0, 100).Select(_ => learner.Next(0, 3, withNothing: true, random)).ToList();

        Assert.True(tried.Count(static arm => arm == -1) >= 50);
    }

    [Fact]
    public void Estimate_UsedTogether_TellsTheArmsApart()
    {
        var learner = new ArmLearner(2, 0.3, 0.3);
        for (var i = 0; i < 100; i++)
        {
            learner.Learn(0, 0, 0.4);
            learner.Learn(0, 1, 0.6);
            learner.Learn(0, 3, 0.5);
        }

        var estimate = learner.Estimate(0, new double[ArmLearner.RoomOf(2)]);

        Assert.Equal(0.2, estimate.MeanOf(0), 1);
        Assert.Equal(-0.1, estimate.MeanOf(1), 1);
        Assert.Equal(0.1, estimate.SumOf(3), 1);
    }
}
